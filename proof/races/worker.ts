/** A process of its own that takes the turns of a database's contacts until it is told to stop: `worker.ts URL`. */
import { openStore } from '@etape/store'
import { pino } from 'pino'
import { openDefinitions } from '../../apps/server/src/definitions.ts'
import { takeBatch } from '../../apps/server/src/runtime/turns.ts'

const [url = ''] = process.argv.slice(2)
const stopping = new AbortController()
process.once('message', () => stopping.abort())
const store = await openStore({ type: 'postgres', url })
const definitions = await openDefinitions(store)
const log = pino({ level: 'silent' })
let now = 0
while (!stopping.signal.aborted) {
  // Its clock jumps to what is due next: many minutes pass in a few seconds.
  now = Math.max(now, (await store.turns.nextDueAt()) ?? now)
  const due = await store.turns.claimDue({ now, limit: 5 })
  await takeBatch(due, { store, log, definitions, now, budgetMs: Infinity, giveWay: async () => {} })
  await new Promise((resolve) => setImmediate(resolve))
}
await store.close()
process.disconnect()
