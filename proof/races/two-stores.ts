import { openStore, openStoreBeside, type Store } from '@etape/store'
import type { TestDatabase } from '@etape/store/testing'
import { afterEach, beforeEach } from 'vitest'

/** Two openings of a new database for each test: of two processes on PostgreSQL, of two threads on SQLite. */
export function useTwoStores(newDatabase: () => Promise<TestDatabase>): { one: Store; two: Store } {
  const stores: Partial<{ database: TestDatabase; one: Store; two: Store }> = {}
  beforeEach(async () => {
    const database = await newDatabase()
    const { config } = database
    const one = await openStore(config)
    const two = config.type === 'sqlite' ? await openStoreBeside(config.path) : await openStore(config)
    Object.assign(stores, { database, one, two })
  })
  afterEach(async () => {
    await stores.two?.close()
    await stores.one?.close()
    await stores.database?.remove()
  })
  return stores as { one: Store; two: Store }
}
