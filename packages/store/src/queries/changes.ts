import type { Change } from '@etape/crm'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { readChange } from '../rows/history-rows.ts'
import type { Page, Paging } from '../store.ts'
import { changeTable } from '../tables/change.ts'
import { afterCursor, allOf, newestFirst, orderBy, pageOf } from './paging.ts'

export const changeColumns = sql`${sql.join(
  Object.keys(changeTable.columns).map((column) => sql.ref(`change.${column}`)),
)}, cause.text as cause`

export type ChangeRow = Parameters<typeof readChange>[0]

export const newestChanges = newestFirst('change.at', 'change.id')

export async function listChanges(
  { reads }: Context,
  asked: Paging & { record: Change['record']; id: number; field?: string | undefined },
): Promise<Page<Change>> {
  const { record, id, field, cursor, limit } = asked
  // The second form is the one that the partial index knows.
  const ofRecord =
    record === 'contact'
      ? sql<boolean>`change.contact_id = ${id} and change.record = 'contact'`
      : sql<boolean>`change.record_id = ${id} and change.record = ${record} and change.record <> 'contact'`
  const conditions = [
    ofRecord,
    ...(field === undefined ? [] : [sql<boolean>`change.field = ${field}`]),
    ...afterCursor(newestChanges, cursor),
  ]
  const found = await sql<ChangeRow>`
    select ${changeColumns} from change join cause on cause.id = change.cause_id
    where ${allOf(conditions)} order by ${orderBy(newestChanges)} limit ${limit + 1}`.execute(reads)
  return pageOf(found.rows, asked, { cursor: (row) => [row.at, row.id], row: readChange })
}
