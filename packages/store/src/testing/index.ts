import { openStore } from '../open-store.ts'
import type { Store } from '../store.ts'
import { newPostgres, newSqlite, type TestDatabase } from './test-databases.ts'

export { copyPostgres, loadAnew, type TestDatabase } from './test-databases.ts'

export interface TestStore {
  store: Store
  /** Closes the store and removes its database. */
  remove(): Promise<void>
}

export interface TestStores {
  name: 'SQLite' | 'PostgreSQL'
  /** An empty database, for a server that is to open it itself. */
  newDatabase(): Promise<TestDatabase>
  /** A store over an empty database of its own. */
  open(): Promise<TestStore>
}

const storesOf = (name: TestStores['name'], newDatabase: () => Promise<TestDatabase>): TestStores => ({
  name,
  newDatabase,
  open: async () => {
    const database = await newDatabase()
    const store = await openStore(database.config)
    return {
      store,
      remove: async () => {
        await store.close()
        await database.remove()
      },
    }
  },
})

/** Every database the product runs on: `describe.each(testStores)('… on $name', ({ open }) => …)`. */
export const testStores: readonly TestStores[] = [storesOf('SQLite', newSqlite), storesOf('PostgreSQL', newPostgres)]
