import { openStore, openStoreBeside, type Store } from '@etape/store'
import { testStores, type TestDatabase } from '@etape/store/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { retryInEveryOrder } from './retrying.ts'

describe.each(testStores)('a message that is tried again by hand on $name', ({ newDatabase }) => {
  let database: TestDatabase
  let one: Store
  let two: Store
  beforeEach(async () => {
    database = await newDatabase()
    const { config } = database
    one = await openStore(config)
    two = config.type === 'sqlite' ? await openStoreBeside(config.path) : await openStore(config)
  })
  afterEach(async () => {
    await two.close()
    await one.close()
    await database.remove()
  })

  test('leaves once more, whatever a sender that was taken for dead says, and whenever', async () => {
    const { orders, faults } = await retryInEveryOrder(one, two)
    expect(faults.slice(0, 3)).toEqual([])
    expect(orders).toBe(112)
  }, 600_000)
})
