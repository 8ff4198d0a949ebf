import { testStores } from '@etape/store/testing'
import { describe, expect, test } from 'vitest'
import { retryInEveryOrder } from './retrying.ts'
import { useTwoStores } from './two-stores.ts'

describe.each(testStores)('a message that is tried again by hand on $name', ({ newDatabase }) => {
  const stores = useTwoStores(newDatabase)

  test('leaves once more, whatever a sender that was taken for dead says, and whenever', async () => {
    const { orders, faults } = await retryInEveryOrder(stores.one, stores.two)
    expect(faults.slice(0, 3)).toEqual([])
    expect(orders).toBe(112)
  }, 600_000)
})
