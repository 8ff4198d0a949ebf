import { expect, test } from 'vitest'
import { sinceOf } from './period.ts'

test('a period begins on a full hour, all of time nowhere', () => {
  const now = Date.UTC(2026, 10, 23, 9, 41)
  expect(sinceOf('all', now)).toEqual({})
  expect(sinceOf('day', now)).toEqual({ from: Date.UTC(2026, 10, 22, 9) })
  expect(sinceOf('week', now)).toEqual(sinceOf('week', now + 60_000))
})
