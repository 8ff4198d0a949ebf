import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { readJson } from '../rows/json.ts'
import type { FlowCounts, FlowRow, FlowStatus } from '../shapes/flows.ts'
import type { FlowTable } from '../tables/flow.ts'
import { allOf } from './paging.ts'

interface Found extends FlowTable {
  owner_name: string | null
  number: number | null
  published_at: number | null
  /** 1 when draft and published version are not the same text. */
  changed: number
}

export async function readFlowRows(
  context: Context,
  { q, status, id }: { q?: string | undefined; status?: FlowStatus | undefined; id?: string },
): Promise<FlowRow[]> {
  const { database, reads } = context
  const conditions = allOf([
    ...(q ? [database.contains(sql`flow.name`, q)] : []),
    ...(status === undefined ? [] : [sql<boolean>`flow.status = ${status}`]),
    ...(id === undefined ? [] : [sql<boolean>`flow.id = ${id}`]),
  ])
  const found = await sql<Found>`
    select flow.id, flow.name, flow.description, flow.status, flow.folder, flow.tags, flow.owner, flow.paused_at,
      flow.updated_at, flow.updated_by, "user".name as owner_name,
      flow_version.number, flow_version.published_at,
      case when flow_version.document = flow_draft.document then 0 else 1 end as changed
    from flow join flow_draft on flow_draft.flow = flow.id
      left join "user" on "user".id = flow.owner
      left join flow_version on flow_version.id = flow.current_version_id
    where ${conditions} order by flow.updated_at desc, flow.id`.execute(reads)
  const counts = await readCounts(
    context,
    found.rows.map((row) => row.id),
  )
  return found.rows.map((row) => ({
    id: row.id,
    name: row.name,
    description: row.description,
    status: row.status,
    folder: row.folder,
    tags: readJson<string[]>(row.tags),
    owner: row.owner === null ? null : { id: row.owner, name: row.owner_name ?? row.owner },
    pausedAt: row.paused_at,
    version: row.number,
    publishedAt: row.published_at,
    changed: row.changed === 1,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
    counts: counts.get(row.id) ?? noCounts,
  }))
}

export async function readFlowRow(context: Context, id: string): Promise<FlowRow | null> {
  return (await readFlowRows(context, { id }))[0] ?? null
}

const noCounts: FlowCounts = { enrolled: 0, waiting: 0, ended: 0, failed: 0 }

/** Who was taken in and is not out waits: nobody has to be counted one by one. */
async function readCounts({ reads, database }: Context, ids: readonly string[]): Promise<Map<string, FlowCounts>> {
  const found = await sql<{ flow: string; what: string; count: number }>`
    select flow, what, sum(count) as count from flow_count
    where flow in ${database.texts(ids)} and node = '' group by flow, what`.execute(reads)
  const counts = new Map<string, FlowCounts>()
  for (const { flow, what, count } of found.rows) {
    counts.set(flow, addCount(counts.get(flow) ?? noCounts, what, count))
  }
  return counts
}

export function addCount(counts: FlowCounts, what: string, count: number): FlowCounts {
  const enrolled = counts.enrolled + (what === 'enrolled' ? count : 0)
  const failed = counts.failed + (what === 'failed' ? count : 0)
  const ended = counts.ended + (what.startsWith('ended:') ? count : 0)
  return { enrolled, failed, ended, waiting: enrolled - failed - ended }
}
