import { expect, test } from 'vitest'
import { fromDayText, fromLocalText, toDayText, toLocalText } from './local-time.ts'

test('a moment survives being edited, to the minute', () => {
  const at = new Date(2026, 10, 18, 14, 2).getTime()
  expect(toLocalText(at)).toBe('2026-11-18T14:02')
  expect(fromLocalText(toLocalText(at))).toBe(at)
})

test('a day is midnight UTC wherever the reader is', () => {
  const day = Date.UTC(2026, 10, 18)
  expect(toDayText(day)).toBe('2026-11-18')
  expect(fromDayText('2026-11-18')).toBe(day)
})

test('an emptied input is no time', () => {
  expect([toLocalText(null), toDayText(null), fromLocalText(''), fromDayText('')]).toEqual(['', '', null, null])
})
