import { expect, test } from 'vitest'
import { activeByDay, fillDays, goalRates } from './day-figures.ts'

const day = 86_400_000
const rows = [
  { day: 10 * day, enrolled: 5, failed: 0, ended: {} },
  { day: 12 * day, enrolled: 1, failed: 1, ended: { 'goal-reached': 3, completed: 1 } },
]

test('days on which nothing came about are there, up to today', () => {
  const days = fillDays(rows, { from: 10 * day + 7, until: 13 * day + 5, most: 30 })
  expect(days.map(({ enrolled, ended, reached, failed }) => [enrolled, ended, reached, failed])).toEqual([
    [5, 0, 0, 0],
    [0, 0, 0, 0],
    [1, 4, 3, 1],
    [0, 0, 0, 0],
  ])
})

test('of a long time only the latest days are kept', () => {
  expect(fillDays(rows, { until: 13 * day, most: 2 }).map(({ day: at }) => at / day)).toEqual([12, 13])
})

test('a period is shown from its first day, and everything with a fortnight at least', () => {
  const shown = (from?: number) => fillDays(rows, { from, until: 13 * day, most: 30 }).map(({ day: at }) => at / day)
  expect(shown(8 * day)).toEqual([8, 9, 10, 11, 12, 13])
  expect(shown(12 * day)).toEqual([12, 13])
  expect(shown()).toHaveLength(14)
  expect(fillDays(rows, { until: 40 * day, most: 90 })[0]).toMatchObject({ day: 10 * day, enrolled: 5 })
})

test('the goal rate counts from the beginning, and says nothing while nobody has ended', () => {
  expect(goalRates(fillDays(rows, { from: 10 * day, until: 13 * day, most: 30 }))).toEqual([null, null, 0.75, 0.75])
})

test('how many were under way is counted back from how many are', () => {
  expect(activeByDay(fillDays(rows, { from: 10 * day, until: 13 * day, most: 30 }), 1)).toEqual([5, 5, 1, 1])
})
