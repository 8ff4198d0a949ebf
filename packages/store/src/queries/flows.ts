import type { FlowDocument } from '@etape/flow'
import type { Context, Unit } from '../context.ts'
import { writeJson } from '../rows/json.ts'
import type { By, FlowRow, Flows } from '../shapes/flows.ts'
import type { FlowTable } from '../tables/flow.ts'
import { discardDraft, readDraft, saveDraft } from './drafts.ts'
import { enrol } from './enrol.ts'
import { readFlowRows, readFlowRow } from './flow-rows.ts'
import { readFlowStats } from './flow-stats.ts'
import { listVersions, publish, readVersion } from './flow-versions.ts'
import { freeSlug } from './slug.ts'
import { bringWaitingForward, sendOutWaiting } from './waiting-contacts.ts'

export function createFlows(context: Context): Flows {
  return {
    list: (asked) => readFlowRows(context, asked ?? {}),
    get: (id) => readFlowRow(context, id),
    create: (flow) => createFlow(context, flow),
    rename: (id, values) => renameFlow(context, id, values),
    readDraft: (id) => readDraft(context, id),
    saveDraft: (id, draft) => saveDraft(context, id, draft),
    discardDraft: (id, by) => discardDraft(context, id, by),
    publish: (id, asked) => publish(context, id, asked),
    versions: (id) => listVersions(context, id),
    readVersion: (id, number) => readVersion(context, id, number),
    pause: (id, by) => setStatus(context, id, { ...by, status: 'paused' }),
    resume: async (id, by) => {
      const flow = await setStatus(context, id, { ...by, status: 'live' })
      if (flow) await bringWaitingForward(context, id, by.at)
      return flow
    },
    archive: async (id, { cause, ...by }) => {
      const flow = await setStatus(context, id, { ...by, status: 'archived' })
      if (flow) await sendOutWaiting(context, id, { at: by.at, cause })
      return flow
    },
    stats: (id, asked) => readFlowStats(context, id, asked ?? {}),
    enrol: (asked) => enrol(context, asked),
  }
}

type NewFlow = { name: string; description: string; document: FlowDocument } & By

async function createFlow(context: Context, { name, description, document, by, at }: NewFlow): Promise<FlowRow> {
  const id = await context.write(async (unit) => {
    const taken = await unit.query.selectFrom('flow').select('id').execute()
    const flow = freeSlug(name, new Set(taken.map((row) => row.id)))
    await unit.query
      .insertInto('flow')
      .values({
        id: flow,
        name,
        description,
        status: 'draft',
        current_version_id: null,
        created_at: at,
        updated_at: at,
        updated_by: by,
      })
      .execute()
    await unit.query
      .insertInto('flow_draft')
      .values({ flow, document: writeJson(document), revision: 1, saved_at: at, saved_by: by })
      .execute()
    return flow
  })
  const created = await readFlowRow(context, id)
  if (!created) throw new Error(`The flow ${id} was stored and is not there.`)
  return created
}

async function renameFlow(
  context: Context,
  id: string,
  { name, description, by, at }: Parameters<Flows['rename']>[1],
): Promise<FlowRow | null> {
  const set = { ...(name !== undefined && { name }), ...(description !== undefined && { description }) }
  await context.write((unit) => updateFlow(unit, id, { ...set, updated_at: at, updated_by: by }))
  return readFlowRow(context, id)
}

async function setStatus(
  context: Context,
  id: string,
  { status, by, at }: By & { status: FlowTable['status'] },
): Promise<FlowRow | null> {
  await context.write((unit) => updateFlow(unit, id, { status, updated_at: at, updated_by: by }))
  return readFlowRow(context, id)
}

async function updateFlow({ query }: Unit, id: string, set: Partial<FlowTable>): Promise<void> {
  await query.updateTable('flow').set(set).where('id', '=', id).execute()
}
