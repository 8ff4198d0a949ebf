import { setTimeout } from 'node:timers/promises'
import type { Cause } from '@etape/crm'
import type { ImportJob } from '@etape/store'
import type { Clock } from '../clock.ts'
import type { ImportParts, ImportWork, ReadRow } from './batch.ts'
import { bringContacts } from './bring-contacts.ts'
import { bringTogether } from './bring-together.ts'
import { sourceOf } from './import-contacts.ts'
import type { FileFacts, ImportPlan } from './import-plan.ts'
import { rowReader, type RowReader } from './read-row.ts'
import { readRows } from './read-rows.ts'

const batchSize = 500
const minuteMs = 60_000
const settlingEveryMs = 100

/**
 * Brings a file in, batch by batch, from where it stopped. Answers whether it is through, which it is when every contact
 * has had the turn it asked for; `false` when it was told to stop on the way.
 */
export async function runImport(parts: ImportParts, job: ImportJob, signal: AbortSignal): Promise<boolean> {
  const plan = job.plan as ImportPlan
  const facts = job.facts as FileFacts
  const cause: Cause = { by: 'import', importId: job.id, name: job.fileName }
  const read = rowReader(plan, facts, parts.definitions.current().catalog)
  const work: ImportWork = { parts, job, plan, cause }
  const several = oneAhead(batches(job.path, { facts, read, skip: job.read, size: batchSizeOf(plan) }))
  const bring = plan.object === 'contact' ? bringContacts : bringTogether
  await bring(work, several, { signal, pause: pauseOf(work, signal) })
  return !signal.aborted && settle(parts, job, signal)
}

/** At a rate, each batch is what may go in a second, and one row at least. */
const batchSizeOf = ({ runFlows }: ImportPlan): number =>
  runFlows.type === 'at-rate' ? Math.min(batchSize, Math.max(1, Math.round(runFlows.perMinute / 60))) : batchSize

/** At a rate, waits until the next batch may go, of one that went at a moment; `null` when it need not. */
function pauseOf({ plan, parts: { clock } }: ImportWork, signal: AbortSignal) {
  const { runFlows } = plan
  if (runFlows.type !== 'at-rate') return null
  const lasts = (batchSizeOf(plan) * minuteMs) / runFlows.perMinute
  return (wentAt: number) => pause(clock, wentAt + lasts, signal)
}

interface Reading {
  facts: FileFacts
  read: RowReader
  /** Rows that are done with. */
  skip: number
  size: number
}

async function* batches(path: string, { facts, read, skip, size }: Reading): AsyncGenerator<ReadRow[]> {
  let batch: ReadRow[] = []
  let passed = -1
  for await (const rows of readRows(path, facts)) {
    for (const row of rows) {
      const isDone = passed < skip
      passed += 1
      if (isDone) continue
      batch.push({ row, reading: read(row) })
      if (batch.length < size) continue
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

/** Reads the next batch while the one before is on its way. */
async function* oneAhead(several: AsyncGenerator<ReadRow[]>): AsyncGenerator<ReadRow[]> {
  try {
    let next = several.next()
    for (;;) {
      const { done, value } = await next
      if (done) return
      next = several.next()
      // What goes wrong is told when it is its turn.
      next.catch(() => {})
      yield value
    }
  } finally {
    await several.return(undefined)
  }
}

async function pause(clock: Clock, until: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const callOff = clock.callAt(until, resolve)
    signal.addEventListener('abort', () => [callOff(), resolve()], { once: true })
  })
}

async function settle({ store, stream }: ImportParts, job: ImportJob, signal: AbortSignal): Promise<boolean> {
  await store.imports.update(job.id, { state: 'settling' })
  stream.publish('import', String(job.id))
  while ((await store.inputs.waiting(sourceOf(job))) > 0) {
    if (signal.aborted) return false
    await setTimeout(settlingEveryMs)
  }
  return true
}
