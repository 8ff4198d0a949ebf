import { expect, test } from 'vitest'
import { findDisagreements } from './testing/disagreements.ts'

test('judge, predicate and SQL answer the same for 10,000 pairs of a condition and a contact', async () => {
  const { pairs, disagreements } = await findDisagreements(20_260_301, 10_000)
  expect(disagreements.slice(0, 3)).toEqual([])
  expect(pairs).toBeGreaterThanOrEqual(10_000)
})
