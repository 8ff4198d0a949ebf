import { expect, test } from 'vitest'
import { plainProperties } from './event-properties.tsx'

test('texts stand as they are, what is nested as JSON, what is empty not at all', () => {
  const properties = { plan: 'Pro', seats: 12, trial: false, tags: ['a', 'b'], coupon: '', referrer: null }
  expect(plainProperties(properties)).toEqual([
    ['plan', 'Pro'],
    ['seats', '12'],
    ['trial', 'false'],
    ['tags', '["a","b"]'],
  ])
})
