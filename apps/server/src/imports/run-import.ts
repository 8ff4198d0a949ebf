import { setTimeout } from 'node:timers/promises'
import type { Cause } from '@etape/crm'
import type { ImportJob, StoreGroups } from '@etape/store'
import type { Clock } from '../clock.ts'
import type { ImportParts, ImportWork, ReadRow, Tally } from './batch.ts'
import { importCompanies, refusedRow } from './import-companies.ts'
import { importContacts, sourceOf } from './import-contacts.ts'
import { importDeals } from './import-deals.ts'
import type { FileFacts, ImportPlan } from './import-plan.ts'
import { retryConflicts } from '../records/retry-conflicts.ts'
import { rowReader, type RowReader } from './read-row.ts'
import { readRows } from './read-rows.ts'

const batchSize = 500
const minuteMs = 60_000
const settlingEveryMs = 100

/**
 * Brings a file in, batch by batch, from where it stopped. Answers whether it is through, which it is when every contact
 * has had the turn it asked for; `false` when it was told to stop on the way.
 */
export async function runImport(parts: ImportParts, given: ImportJob, signal: AbortSignal): Promise<boolean> {
  const plan = given.plan as ImportPlan
  const facts = given.facts as FileFacts
  const cause: Cause = { by: 'import', importId: given.id, name: given.fileName }
  const read = rowReader(plan, facts, parts.definitions.current().catalog)
  let job = given
  let isResumed = given.read > 0 || given.created > 0
  const size = batchSizeOf(plan)
  for await (const rows of oneAhead(batches(job.path, { facts, read, skip: job.read, size }))) {
    if (signal.aborted) return false
    const startedAt = parts.clock.now()
    job = await writeBatch({ parts, job, plan, cause, isResumed }, rows)
    isResumed = false
    parts.stream.publish('import', String(job.id))
    if (plan.runFlows.type === 'at-rate') await pause(parts.clock, startedAt + timeFor(size, plan.runFlows), signal)
  }
  return !signal.aborted && settle(parts, job, signal)
}

/** At a rate, each batch is what may go in a second, and one row at least. */
const batchSizeOf = ({ runFlows }: ImportPlan): number =>
  runFlows.type === 'at-rate' ? Math.min(batchSize, Math.max(1, Math.round(runFlows.perMinute / 60))) : batchSize

const timeFor = (rows: number, { perMinute }: { perMinute: number }): number => (rows * minuteMs) / perMinute

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

async function writeBatch(work: ImportWork, rows: readonly ReadRow[]): Promise<ImportJob> {
  if (work.plan.object === 'contact') {
    const tally = await importContacts(work, rows)
    return work.parts.store.transaction((store) => keep(store, work.job, tally, rows.length))
  }
  return writeTogether(work, rows)
}

/** Rows and count in one transaction; a batch that is refused is written in halves, so that one row spoils no other. */
async function writeTogether(work: ImportWork, rows: readonly ReadRow[]): Promise<ImportJob> {
  const write = work.plan.object === 'company' ? importCompanies : importDeals
  try {
    return await retryConflicts(() =>
      work.parts.store.transaction(async (store) => keep(store, work.job, await write(work, rows, store), rows.length)),
    )
  } catch (error) {
    const [only, ...others] = rows
    if (only && others.length === 0) {
      const tally = refusedRow(error, only)
      return work.parts.store.transaction((store) => keep(store, work.job, tally, 1))
    }
    const middle = rows.length >> 1
    const job = await writeTogether(work, rows.slice(0, middle))
    return writeTogether({ ...work, job }, rows.slice(middle))
  }
}

async function keep(store: StoreGroups, job: ImportJob, tally: Tally, rows: number): Promise<ImportJob> {
  const failed = new Set(tally.errors.map(({ row }) => row)).size
  if (tally.errors.length > 0) await store.imports.addErrors(job.id, tally.errors)
  const kept = await store.imports.update(job.id, {
    read: job.read + rows,
    created: job.created + tally.created,
    updated: job.updated + tally.updated,
    unchanged: job.unchanged + tally.unchanged,
    skipped: job.skipped + tally.skipped,
    failed: job.failed + failed,
  })
  if (!kept) throw new Error(`Import ${job.id} is gone.`)
  return kept
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
