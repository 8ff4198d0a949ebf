import type { FlowDocument } from '@etape/flow'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { readJson } from '../rows/json.ts'
import type { By, FlowVersionRow } from '../shapes/flows.ts'
import type { FlowVersionTable } from '../tables/flow.ts'
import { refuseStale } from './drafts.ts'

interface Found extends FlowVersionTable {
  waiting: number
}

const found = sql`select id, number, published_at, published_by, note, nodes, document,
  (select count(*) from run where run.version_id = flow_version.id and run.status = 'waiting') as waiting from flow_version`

const versionRow = (row: Found): FlowVersionRow => ({
  id: row.id,
  number: row.number,
  publishedAt: row.published_at,
  publishedBy: row.published_by,
  note: row.note,
  nodes: row.nodes,
  waiting: row.waiting,
})

export async function listVersions({ reads }: Context, flow: string): Promise<FlowVersionRow[]> {
  const { rows } = await sql<Found>`${found} where flow = ${flow} order by number desc`.execute(reads)
  return rows.map(versionRow)
}

export async function readVersion(
  { reads }: Context,
  flow: string,
  number: number,
): Promise<(FlowVersionRow & { document: FlowDocument }) | null> {
  const { rows } = await sql<Found>`${found} where flow = ${flow} and number = ${number}`.execute(reads)
  const row = rows[0]
  return row ? { ...versionRow(row), document: readJson<FlowDocument>(row.document) } : null
}

/** The draft as it is stored becomes the next version, in one transaction with the flow going live. */
export async function publish(
  context: Context,
  flow: string,
  { revision, note, by, at }: { revision: number; note: string } & By,
): Promise<FlowVersionRow> {
  return context.write(async (unit) => {
    const { query } = unit
    // Written, so that nobody saves between the look and the publish.
    const draft = await query
      .updateTable('flow_draft')
      .set({ revision })
      .where('flow', '=', flow)
      .where('revision', '=', revision)
      .returning('document')
      .executeTakeFirst()
    if (!draft) return refuseStale(unit, flow)
    const latest = await query
      .selectFrom('flow_version')
      .select(({ fn }) => fn.max('number').as('number'))
      .where('flow', '=', flow)
      .executeTakeFirst()
    const id = context.ids.next('flow_version')
    const number = (latest?.number ?? 0) + 1
    const nodes = readJson<FlowDocument>(draft.document).nodes.length
    const version = { id, flow, number, document: draft.document, nodes, note, published_at: at, published_by: by }
    await query.insertInto('flow_version').values(version).execute()
    const live = { status: 'live', current_version_id: id, updated_at: at, updated_by: by } as const
    await query.updateTable('flow').set(live).where('id', '=', flow).execute()
    return versionRow({ ...version, waiting: 0 })
  })
}
