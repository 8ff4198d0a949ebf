import type { FlowDocument } from '@etape/flow'
import { sql } from 'kysely'
import type { Context } from '../context.ts'
import type { Flows, FlowVersionRow, Migrated } from '../shapes/flows.ts'
import type { FlowVersionTable } from '../tables/flow.ts'
import { refuseStale } from './drafts.ts'
import { migrateWaiting } from './migrate-runs.ts'
import { readDocument } from '../rows/documents.ts'
import { readJson, writeJson } from '../rows/json.ts'
import { openHold } from './open-hold.ts'

interface Found extends FlowVersionTable {
  waiting: number
}

const found = sql`select id, number, published_at, published_by, note, failed_tests, nodes, document,
  (select count(*) from run where run.version_id = flow_version.id and run.status = 'waiting') as waiting from flow_version`

const versionRow = (row: Found): FlowVersionRow => ({
  id: row.id,
  number: row.number,
  publishedAt: row.published_at,
  publishedBy: row.published_by,
  note: row.note,
  failedTests: readJson<string[]>(row.failed_tests),
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
  return row ? { ...versionRow(row), document: readDocument(row.document) } : null
}

const nobody: Migrated = { finishing: 0, moved: 0, left: 0 }

/** The draft as it is stored becomes the next version, in one transaction with the flow going live. */
export async function publish(
  context: Context,
  flow: string,
  { revision, note, failedTests = [], hold, by, at, migrate }: Parameters<Flows['publish']>[1],
): Promise<FlowVersionRow & { migrated: Migrated }> {
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
    const nodes = readDocument(draft.document).nodes.length
    const written = { document: draft.document, nodes, note, failed_tests: writeJson(failedTests) }
    const version = { id, flow, number, ...written, published_at: at, published_by: by }
    await query.insertInto('flow_version').values(version).execute()
    await query
      .updateTable('flow')
      .set({ current_version_id: id, updated_at: at, updated_by: by })
      .where('id', '=', flow)
      .execute()
    // A pause goes on until somebody ends it and says what becomes of waits that ran out.
    await query
      .updateTable('flow')
      .set({ status: 'live', live_since: at })
      .where('id', '=', flow)
      .where('status', '<>', 'paused')
      .execute()
    if (hold) await openHold(unit, { version: id, flow, hold, at })
    const definition = { id, flow, number, document: readDocument(draft.document) }
    const migrated = migrate ? await migrateWaiting(context, unit, { version: definition, migrate, at }) : nobody
    return { ...versionRow({ ...version, waiting: migrated.moved }), migrated }
  })
}
