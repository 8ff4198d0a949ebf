import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../context.ts'
import { readCursor, type CursorPart } from '../rows/cursor.ts'
import type { TimelineRow } from '../shapes/records.ts'
import type { Page, Paging } from '../store.ts'
import { allOf, pageOf } from './paging.ts'
import { timelineSources, type Found, type Source } from './timeline-sources.ts'

type Asked = Paging & { kinds?: readonly TimelineRow['kind'][] | undefined }

interface Placed {
  rank: number
  found: Found
  row: TimelineRow
}

/** Newest first; at one moment by source, then by key. Each source answers a page, and the newest of all are kept. */
export async function readTimeline(context: Context, contactId: number, asked: Asked): Promise<Page<TimelineRow>> {
  const after = asked.cursor === undefined ? null : readCursor(asked.cursor, 3)
  const placed: Placed[] = []
  for (const [rank, source] of timelineSources.entries()) {
    if (asked.kinds && !asked.kinds.includes(source.kind)) continue
    const conditions = [sql<boolean>`${source.contact} = ${contactId}`, ...beyond(source, rank, after)]
    const order = sql`${source.at} desc, ${source.key} desc`
    const { rows } = await sql<Found>`
      select ${source.at} as found_at, ${source.key} as found_key, ${source.columns} from ${source.from}
      where ${allOf([...conditions, ...source.conditions])} order by ${order} limit ${asked.limit + 1}`.execute(
      context.reads,
    )
    for (const found of rows) placed.push({ rank, found, row: timelineRow(source, found) })
  }
  return pageOf(placed.toSorted(byTime), asked, {
    cursor: ({ rank, found }) => [found.found_at, rank, found.found_key],
    row: ({ row }) => row,
  })
}

function timelineRow(source: Source, found: Found): TimelineRow {
  const { found_at: at, found_key: key } = found
  // A contact can enter one segment again and again.
  const id = source.kind === 'segment' ? `${source.name}-${key}-${at}` : `${source.name}-${key}`
  return { id, at, kind: source.kind, ...source.details(found) }
}

function beyond(source: Source, rank: number, after: CursorPart[] | null): RawBuilder<boolean>[] {
  if (!after) return []
  const [at = 0, last, key = 0] = after
  if (rank > Number(last)) return [sql`${source.at} <= ${at}`]
  if (rank < Number(last)) return [sql`${source.at} < ${at}`]
  return [sql`(${source.at}, ${source.key}) < (${at}, ${key})`]
}

function byTime(left: Placed, right: Placed): number {
  if (left.found.found_at !== right.found.found_at) return right.found.found_at - left.found.found_at
  if (left.rank !== right.rank) return left.rank - right.rank
  return left.found.found_key < right.found.found_key ? 1 : -1
}
