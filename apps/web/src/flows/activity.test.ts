import { expect, test } from 'vitest'
import { countDays } from './activity.ts'

const day = 86_400_000

test('days without anybody are there too, in their place', () => {
  const activity = { from: 10 * day, rows: [{ flow: 'a', day: 12 * day, enrolled: 3 }] }
  expect([...countDays(activity, 4)]).toEqual([['a', [0, 0, 3, 0]]])
})
