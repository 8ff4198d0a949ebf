import { expect, test } from 'vitest'
import { groupByDay, startOfDay } from './group-by-day.ts'

const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime()

test('rows stand under the day they fall on, in the order they came', () => {
  const late = { id: 'late', at: at(18, 23) }
  const early = { id: 'early', at: at(18, 0) }
  const before = { id: 'before', at: at(17, 23) }
  expect(groupByDay([late, early, before])).toEqual([
    { at: at(18, 0), rows: [late, early] },
    { at: at(17, 0), rows: [before] },
  ])
})

test('without rows there are no days', () => {
  expect(groupByDay([])).toEqual([])
})

test('a day begins at the reader’s midnight', () => {
  expect(startOfDay(at(18, 14))).toBe(at(18, 0))
})
