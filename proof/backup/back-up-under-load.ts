import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import { drawFlow } from '@etape/flow'
import { openStore } from '@etape/store'
import { findBroken } from '../invariants.ts'
import { processOver } from '../simulate/process.ts'

export interface BackingUp {
  /** Empty. */
  folder: string
  backups: number
}

export interface BackedUp {
  /** Events in each backup, oldest first. */
  events: readonly number[]
  faults: readonly string[]
}

const began = Date.UTC(2026, 2, 2, 9)

/** Backs up again and again, from another thread, while events come in and turns are taken; answers what is wrong with the copies. */
export async function backUpUnderLoad({ folder, backups }: BackingUp): Promise<BackedUp> {
  const dataDir = join(folder, 'data')
  mkdirSync(dataDir, { recursive: true })
  const store = await openStore({ type: 'sqlite', path: join(dataDir, 'etape.sqlite') })
  const document = drawFlow()
    .trigger('event', { name: 'Came', where: [], when: null })
    .add('add-note', { text: 'Came' })
    .add('send-email', { subject: 'Hello', body: 'Hello' })
    .end()
    .settings({ entry: 'every-time' })
    .build()
  const by = { by: 'backup', at: began }
  const flow = await store.flows.create({ name: 'Came', description: '', document, ...by })
  await store.flows.publish(flow.id, { revision: 1, note: '', ...by })
  const process = await processOver(store)
  const copies = mkdtempSync(join(folder, 'copies-'))
  // Shared, so that the thread knows at the moment it begins what is acknowledged by then and has to be in the copy.
  const acknowledged = new Int32Array(new SharedArrayBuffer(4))
  const workerData = { dataDir, copies, backups, acknowledged }
  const thread = new Worker(new URL('./backup-thread.ts', import.meta.url), { workerData })
  const acknowledgedBefore: number[] = []
  let received = 0
  thread.on('message', (before: number) => acknowledgedBefore.push(before))
  const over = new Promise<number>((resolve, reject) => void thread.once('error', reject).once('exit', resolve))
  const ended = new AbortController()
  thread.once('exit', () => ended.abort())
  while (!ended.signal.aborted) {
    await store.inputs.receive(Array.from({ length: 5 }, (_, index) => anEvent(received + index + 1)))
    received += 5
    Atomics.store(acknowledged, 0, received)
    await process.takeTurns(began + received, 20, 'none')
    await setImmediate()
  }
  await over
  await store.close()
  return judge(copies, acknowledgedBefore, backups)
}

function judge(copies: string, acknowledgedBefore: readonly number[], backups: number): BackedUp {
  const events: number[] = []
  const faults: string[] = []
  for (let number = 0; number < backups; number += 1) {
    const file = join(copies, `${number}.sqlite`)
    const found = countEvents(file)
    const least = acknowledgedBefore[number] ?? Infinity
    if (found.count < least)
      faults.push(`backup ${number} has ${found.count} events, ${least} were acknowledged before it`)
    if (found.count !== found.last)
      faults.push(`backup ${number} has ${found.count} events, the last being ${found.last}`)
    faults.push(...findBroken(file).map((fault) => `backup ${number}: ${fault}`))
    events.push(found.count)
    rmSync(file)
  }
  return { events, faults }
}

/** Whether they have been dealt with or wait still. */
function countEvents(file: string): { count: number; last: number } {
  const database = new Sqlite(file, { readonly: true })
  const asked = database.prepare(`select count(*) as count, coalesce(max(number), 0) as last from (
    select json_extract(properties, '$.number') as number from event
    union select json_extract(content, '$.properties.number') from input where json_extract(content, '$.type') = 'event')`)
  const found = asked.get() as { count: number; last: number }
  database.close()
  return found
}

const anEvent = (number: number) => ({
  contact: { identity: { externalId: `contact-${number % 50}` }, create: 'api' as const },
  source: 'track',
  idempotencyKey: `event-${number}`,
  at: began + number,
  receivedAt: began + number,
  hop: 0,
  content: {
    type: 'event' as const,
    name: 'Came',
    properties: { number },
    cause: { by: 'person' as const, user: 'backup', name: 'Backup' },
  },
})
