import type { ImportJob, StoreGroups } from '@etape/store'
import { addTallies, emptyTally, type ImportParts, type Tally } from './batch.ts'

/** Adds what became of rows to what the import has counted. */
export async function countRows(
  store: StoreGroups,
  job: ImportJob,
  { tally, rows }: { tally: Tally; rows: number },
): Promise<ImportJob> {
  const failed = new Set(tally.errors.map(({ row }) => row)).size
  if (tally.errors.length > 0) await store.imports.addErrors(job.id, tally.errors)
  const counted = await store.imports.update(job.id, {
    read: job.read + rows,
    created: job.created + tally.created,
    updated: job.updated + tally.updated,
    unchanged: job.unchanged + tally.unchanged,
    skipped: job.skipped + tally.skipped,
    failed: job.failed + failed,
  })
  if (!counted) throw new Error(`Import ${job.id} is gone.`)
  return counted
}

// Often enough to watch it go on, seldom enough not to spend the disk on it.
const countedEvery = 2000

/** Counts rows a few batches at a time: those a stop keeps from being counted are known by their keys when they come again. */
export function startCount({ store, stream }: ImportParts, given: ImportJob) {
  let job = given
  let waiting = { tally: emptyTally(), rows: 0 }

  const keep = async () => {
    if (waiting.rows === 0) return
    const now = waiting
    waiting = { tally: emptyTally(), rows: 0 }
    job = await store.transaction((within) => countRows(within, job, now))
    stream.publish('import', String(job.id))
  }
  return {
    add: async (tally: Tally, rows: number) => {
      waiting = { tally: addTallies(waiting.tally, tally), rows: waiting.rows + rows }
      if (waiting.rows >= countedEvery) await keep()
    },
    keep,
  }
}
