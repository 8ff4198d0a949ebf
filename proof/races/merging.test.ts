import { openStore, openStoreBeside, type Store } from '@etape/store'
import { testStores, type TestDatabase } from '@etape/store/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { mergeAtOnce, mergeInEveryOrder } from './merging.ts'

describe.each(testStores)('two that turn out to be one on $name', ({ newDatabase }) => {
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

  test('keep what both did and what was edited, in any order of turns, events, edits and the merge', async () => {
    const { orders, faults } = await mergeInEveryOrder(one, two)
    expect(faults.slice(0, 3)).toEqual([])
    expect(orders).toBe(70)
  }, 600_000)

  test('keep what was being taken in at the very moment of the merge', async () => {
    expect((await mergeAtOnce(one, two, 60)).slice(0, 3)).toEqual([])
  }, 600_000)
})
