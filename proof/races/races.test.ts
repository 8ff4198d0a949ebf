import { testStores, type TestDatabase } from '@etape/store/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { interleavings } from './interleavings.ts'
import { raceInEveryOrder } from './race.ts'
import { raceInProcesses } from './several-processes.ts'

const postgres = testStores.filter(({ name }) => name === 'PostgreSQL')

describe.each(postgres)('two processes over one $name', ({ newDatabase }) => {
  let database: TestDatabase
  beforeEach(async () => {
    database = await newDatabase()
  })
  afterEach(() => database.remove())

  test('lose no update and do nothing twice in any order of their steps', async () => {
    const { orders, conflicts, faults } = await raceInEveryOrder(database.config, 4)
    expect(faults.slice(0, 3)).toEqual([])
    expect(orders).toBe(70)
    expect(conflicts).toBeGreaterThan(10)
  }, 600_000)

  test('that are three real ones make one run of an event that comes ten times', async () => {
    const url = database.config.type === 'postgres' ? database.config.url : ''
    expect(await raceInProcesses({ url, processes: 3, contacts: 10, repeats: 10 })).toEqual([])
  }, 600_000)
})

test('every order of two rows of steps is there once', () => {
  const orders = [...interleavings(3, 3)].map((order) => order.join())
  expect(orders).toHaveLength(20)
  expect(new Set(orders).size).toBe(20)
})
