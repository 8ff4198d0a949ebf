import { testStores } from '@etape/store/testing'
import { describe, expect, test } from 'vitest'
import { mergeAtOnce, mergeInEveryOrder } from './merging.ts'
import { useTwoStores } from './two-stores.ts'

describe.each(testStores)('two that turn out to be one on $name', ({ newDatabase }) => {
  const stores = useTwoStores(newDatabase)

  test('keep what both did and what was edited, in any order of turns, events, edits and the merge', async () => {
    const { orders, faults } = await mergeInEveryOrder(stores.one, stores.two)
    expect(faults.slice(0, 3)).toEqual([])
    expect(orders).toBe(70)
  }, 600_000)

  test('keep what was being taken in at the very moment of the merge', async () => {
    expect((await mergeAtOnce(stores.one, stores.two, 60)).slice(0, 3)).toEqual([])
  }, 600_000)
})
