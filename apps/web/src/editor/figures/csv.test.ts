import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'
import { storyOf, storyRows } from './day-story.ts'

test('cells with commas, quotes and line ends are put in quotes', () => {
  expect(csvOf(['Day', 'What, "how"'], [['2026-03-03', 1], ['a\nb', 2]])).toBe(
    '\uFEFFDay,"What, ""how"""\r\n2026-03-03,1\r\n"a\nb",2\r\n',
  ) // prettier-ignore
})

test('each day is a row with how things stood at its end', () => {
  const day = { enrolled: 3, ended: 0, reached: 0, failed: 0 }
  const days = [
    { ...day, day: Date.UTC(2026, 2, 3) },
    { ...day, day: Date.UTC(2026, 2, 4), enrolled: 0, ended: 2, reached: 1 },
  ]
  expect(storyRows(storyOf(days, 1))).toEqual([
    ['2026-03-03', 3, 3, 0, 0, '', 0],
    ['2026-03-04', 0, 1, 2, 1, '0.5000', 0],
  ])
})
