import { expect, test } from 'vitest'
import { activeByDay, fillDays, goalRates } from './day-figures.ts'

const day = 86_400_000
const rows = [
  { day: 10 * day, enrolled: 5, failed: 0, ended: {} },
  { day: 12 * day, enrolled: 1, failed: 1, ended: { 'goal-reached': 3, completed: 1 } },
]

test('days on which nothing came about are there, up to today', () => {
  const days = fillDays(rows, 13 * day + 5, 30)
  expect(days.map(({ enrolled, ended, reached, failed }) => [enrolled, ended, reached, failed])).toEqual([
    [5, 0, 0, 0],
    [0, 0, 0, 0],
    [1, 4, 3, 1],
    [0, 0, 0, 0],
  ])
})

test('of a long time only the latest days are kept', () => {
  expect(fillDays(rows, 13 * day, 2).map(({ day: at }) => at / day)).toEqual([12, 13])
})

test('the goal rate counts from the beginning, and says nothing while nobody has ended', () => {
  expect(goalRates(fillDays(rows, 13 * day, 30))).toEqual([null, null, 0.75, 0.75])
})

test('how many were under way is counted back from how many are', () => {
  expect(activeByDay(fillDays(rows, 13 * day, 30), 1)).toEqual([5, 5, 1, 1])
})
