import { expect, test } from 'vitest'
import { morningIn } from './task-draft.ts'

test('tomorrow morning is nine o’clock of the next day, also at the end of a month', () => {
  const late = new Date(2026, 10, 30, 23, 30).getTime()
  expect(morningIn(1, late)).toBe(new Date(2026, 11, 1, 9).getTime())
})
