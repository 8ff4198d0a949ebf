import type { Context, Unit } from '../context.ts'
import { writeJson } from '../rows/json.ts'
import type { By, FlowRow, Flows, NewFlow } from '../shapes/flows.ts'
import type { FlowTable } from '../tables/flow.ts'
import { discardDraft, readDraft, saveDraft } from './drafts.ts'
import { enrol } from './enrol.ts'
import { addTests } from './flow-tests.ts'
import { readFlowRows, readFlowRow } from './flow-rows.ts'
import { readFlowStats } from './flow-stats.ts'
import { readDays, readEnrolledByDay } from './flow-days.ts'
import { readGoalTimes } from './goal-times.ts'
import { keepDraft, listSavePoints, readSavePoint } from './save-points.ts'
import { listVersions, publish, readVersion } from './flow-versions.ts'
import { contactsWaitingAt, readWaitingPlaces } from './migrate-runs.ts'
import { freeSlug } from './slug.ts'
import { countOverdue, sendOutWaiting, tellWaiting } from './waiting-contacts.ts'

export function createFlows(context: Context): Flows {
  return {
    list: (asked) => readFlowRows(context, asked ?? {}),
    get: (id) => readFlowRow(context, id),
    create: (flow) => createFlow(context, flow),
    update: (id, values) => updateFlow(context, id, values),
    readDraft: (id) => readDraft(context, id),
    saveDraft: (id, draft) => saveDraft(context, id, draft),
    discardDraft: (id, by) => discardDraft(context, id, by),
    publish: (id, asked) => publish(context, id, asked),
    keepDraft: (id, kept) => keepDraft(context, id, kept),
    savePoints: (id) => listSavePoints(context, id),
    readSavePoint: (id, savePoint) => readSavePoint(context, id, savePoint),
    waitingPlaces: (id) => readWaitingPlaces(context, id),
    contactsWaitingAt: (id, place) => contactsWaitingAt(context, id, place),
    versions: (id) => listVersions(context, id),
    readVersion: (id, number) => readVersion(context, id, number),
    pause: (id, by) => setStatus(context, id, { ...by, status: 'paused' }),
    resume: (id, asked) => resume(context, id, asked),
    countOverdue: (id, now) => countOverdue(context, id, now),
    archive: async (id, { cause, ...by }) => {
      const flow = await setStatus(context, id, { ...by, status: 'archived' })
      if (flow) await sendOutWaiting(context, id, { at: by.at, cause })
      return flow
    },
    stats: (id, asked) => readFlowStats(context, id, asked ?? {}),
    days: (id, asked) => readDays(context, id, asked),
    goalTimes: (id, asked) => readGoalTimes(context, id, asked),
    enrolledByDay: (from) => readEnrolledByDay(context, from),
    enrol: (asked) => enrol(context, asked),
  }
}

async function createFlow(
  context: Context,
  { id: wanted, name, description, document, tests = [], by, at }: NewFlow & By,
): Promise<FlowRow> {
  const id = await context.write(async (unit) => {
    const taken = await unit.query.selectFrom('flow').select('id').execute()
    const known = new Set(taken.map((row) => row.id))
    const flow = wanted !== undefined && !known.has(wanted) ? wanted : freeSlug(name, known)
    await unit.query
      .insertInto('flow')
      .values({
        id: flow,
        name,
        description,
        status: 'draft',
        current_version_id: null,
        paused_at: null,
        live_since: null,
        folder: '',
        tags: '[]',
        owner: null,
        created_at: at,
        updated_at: at,
        updated_by: by,
      })
      .execute()
    await unit.query
      .insertInto('flow_draft')
      .values({ flow, document: writeJson(document), revision: 1, saved_at: at, saved_by: by })
      .execute()
    await addTests(context, unit, { flow, tests, by, at })
    return flow
  })
  const created = await readFlowRow(context, id)
  if (!created) throw new Error(`The flow ${id} was stored and is not there.`)
  return created
}

async function updateFlow(
  context: Context,
  id: string,
  { tags, by, at, ...values }: Parameters<Flows['update']>[1],
): Promise<FlowRow | null> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  const set: Partial<FlowTable> = { ...Object.fromEntries(given), ...(tags && { tags: writeJson(tags) }) }
  await context.write((unit) => writeFlow(unit, id, { ...set, updated_at: at, updated_by: by }))
  return readFlowRow(context, id)
}

async function setStatus(
  context: Context,
  id: string,
  { status, by, at }: By & { status: 'paused' | 'archived' },
): Promise<FlowRow | null> {
  const paused = { paused_at: status === 'paused' ? at : null }
  await context.write((unit) => writeFlow(unit, id, { status, ...paused, updated_at: at, updated_by: by }))
  return readFlowRow(context, id)
}

async function resume(
  context: Context,
  id: string,
  { overdue, cause, by, at }: Parameters<Flows['resume']>[1],
): Promise<FlowRow | null> {
  await context.write(async (unit) => {
    const live = { status: 'live', paused_at: null, live_since: at, updated_at: at, updated_by: by } as const
    await writeFlow(unit, id, live)
    await tellWaiting(context, unit, { flow: id, at, content: { type: 'resume-flow', flow: id, overdue, cause } })
  })
  return readFlowRow(context, id)
}

async function writeFlow({ query }: Unit, id: string, set: Partial<FlowTable>): Promise<void> {
  await query.updateTable('flow').set(set).where('id', '=', id).execute()
}
