import { expect, test } from 'vitest'
import { simulateAlone } from './simulate-alone.ts'

const seeds = 500

test(`nothing is lost and nothing happens twice in ${seeds} simulated workspaces`, { timeout: 600_000 }, async () => {
  const faulty: string[] = []
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { faults } = await simulateAlone(seed)
    if (faults.length > 0) faulty.push(`npm run sim -- --from ${seed} --count 1: ${faults.join('; ')}`)
  }
  expect(faulty).toEqual([])
})

test('the same seed gives the same story', async () => {
  for (const seed of [7, 42, 1234]) {
    const [first, second] = [await simulateAlone(seed), await simulateAlone(seed)]
    expect(second.trace).toEqual(first.trace)
  }
})
