import { expect, test } from 'vitest'
import { findDisagreements } from './testing/disagreements.ts'

test('judge, predicate and SQL answer the same for 100,000 pairs of a condition and a contact', async () => {
  const { pairs, shareHolding, disagreements } = await findDisagreements(20_260_329, 100_000)
  expect(disagreements.slice(0, 3)).toEqual([])
  expect(pairs).toBeGreaterThanOrEqual(100_000)
  expect(shareHolding, 'share of true answers').toBeGreaterThan(0.2)
  expect(shareHolding, 'share of true answers').toBeLessThan(0.8)
}, 600_000)
