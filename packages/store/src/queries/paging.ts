import { sql, type RawBuilder } from 'kysely'
import { readCursor, writeCursor, type CursorPart } from '../rows/cursor.ts'
import type { Page, Paging } from '../store.ts'
import type { Order } from '../shapes/records.ts'

/** What a list is sorted by: a column, then the id. Rows without a value come last. */
export interface Sorting {
  column: RawBuilder<unknown>
  id: RawBuilder<unknown>
  order: Order
  /** Whether the column can be NULL; without it an index does the sorting. */
  nullable: boolean
}

/** The part of a list that comes after a cursor. */
export function afterCursor(sorting: Sorting, cursor: string | undefined): RawBuilder<boolean>[] {
  if (cursor === undefined) return []
  const [value = null, id = null] = readCursor(cursor, 2)
  const { column, id: key } = sorting
  const beyond = sorting.order === 'desc' ? sql`<` : sql`>`
  if (value === null) return [sql`${column} is null and ${key} ${beyond} ${id}`]
  const next = sql<boolean>`(${column}, ${key}) ${beyond} (${value}, ${id})`
  return [sorting.nullable ? sql`(${next} or ${column} is null)` : next]
}

export function orderBy({ column, id, order, nullable }: Sorting): RawBuilder<unknown> {
  const direction = order === 'desc' ? sql`desc` : sql`asc`
  return sql`${column} ${direction} ${nullable ? sql`nulls last` : sql``}, ${id} ${direction}`
}

export function allOf(conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> {
  return conditions.length === 0 ? sql`1 = 1` : sql`(${sql.join([...conditions], sql`) and (`)})`
}

/** `found` has one row more than asked for when the list goes on. */
export function pageOf<Found, Row>(
  found: readonly Found[],
  { limit }: Pick<Paging, 'limit'>,
  {
    cursor,
    row,
    total = null,
  }: { cursor: (found: Found) => CursorPart[]; row: (found: Found) => Row; total?: number | null },
): Page<Row> {
  const page = found.slice(0, limit)
  const last = found.length > limit ? page.at(-1) : undefined
  return { rows: page.map(row), next: last === undefined ? null : writeCursor(cursor(last)), total }
}

/**
 * Newest first, by a time that is always there. Ids alone tell no order, as each process and each thread hands out a range of its own;
 * at one moment they tell those apart that were written together.
 */
export const newestFirst = (time: string, id: string): Sorting => ({
  column: sql.ref(time),
  id: sql.ref(id),
  order: 'desc',
  nullable: false,
})
