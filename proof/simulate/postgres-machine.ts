import { openStore, type Store, type StoreConfig } from '@etape/store'
import { realClock } from '../../apps/server/src/clock.ts'
import { prepareWorkspace } from '../../apps/server/src/first-start.ts'
import { copyToSqlite } from '../copy-to-sqlite.ts'
import { processOver, type Machine } from './process.ts'

/** A PostgreSQL server: what a process that dies has not committed is gone, and it gives nothing back. */
export function openServer(config: StoreConfig, copy: string): Machine & { giveUp(): Promise<void> } {
  const stores: Store[] = []
  return {
    start: async () => {
      const store = await openStore(config)
      await prepareWorkspace(store, realClock())
      stores.push(store)
      return processOver(store)
    },
    // Its connections stay open till the end: closing them would have it put its things in order first.
    kill: async () => [],
    close: async () => {
      await copyToSqlite(config, copy)
      return copy
    },
    giveUp: async () => {
      for (const store of stores) await store.close()
    },
  }
}
