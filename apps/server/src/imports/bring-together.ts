import type { ImportJob } from '@etape/store'
import { retryConflicts } from '../records/retry-conflicts.ts'
import type { Bringing, ImportWork, ReadRow } from './batch.ts'
import { countRows } from './count-rows.ts'
import { importCompanies, refusedRow } from './import-companies.ts'
import { importDeals } from './import-deals.ts'

/** Companies and deals, which are written by the store itself. */
export async function bringTogether(
  work: ImportWork,
  several: AsyncIterable<readonly ReadRow[]>,
  { signal, pause }: Bringing,
): Promise<void> {
  const { clock, stream } = work.parts
  let { job } = work
  for await (const rows of several) {
    if (signal.aborted) return
    const wentAt = clock.now()
    job = await writeTogether({ ...work, job }, rows)
    stream.publish('import', String(job.id))
    await pause?.(wentAt)
  }
}

/** Rows and count in one transaction; a batch that is refused is written in halves, so that one row spoils no other. */
async function writeTogether(work: ImportWork, rows: readonly ReadRow[]): Promise<ImportJob> {
  const write = work.plan.object === 'company' ? importCompanies : importDeals
  try {
    return await retryConflicts(() =>
      work.parts.store.transaction(async (store) =>
        countRows(store, work.job, { tally: await write(work, rows, store), rows: rows.length }),
      ),
    )
  } catch (error) {
    const [only, ...others] = rows
    if (only && others.length === 0) {
      const tally = refusedRow(error, only)
      return work.parts.store.transaction((store) => countRows(store, work.job, { tally, rows: 1 }))
    }
    const middle = rows.length >> 1
    const job = await writeTogether(work, rows.slice(0, middle))
    return writeTogether({ ...work, job }, rows.slice(middle))
  }
}
