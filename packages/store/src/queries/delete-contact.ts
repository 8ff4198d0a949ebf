import type { Message } from '@etape/flow'
import { sql } from 'kysely'
import type { Context, Unit } from '../context.ts'
import { dayOf } from '../hot/count-flows.ts'
import { writeWhy } from '../rows/history-rows.ts'
import { readJson, writeJson } from '../rows/json.ts'
import type { Doing } from '../store.ts'
import { countMembers } from '../hot/commit-members.ts'
import { flowCountTable } from '../tables/flow.ts'

/** The record goes, and with it what tells about the person; that something happened stays, under the id. */
export async function deleteContact(context: Context, id: number, doing: Doing): Promise<boolean> {
  return context.write(async (unit) => {
    const gone = await unit.query
      .deleteFrom('contact')
      .where('id', '=', id)
      .returning(['id', 'email'])
      .executeTakeFirst()
    if (!gone) return false
    await deleteRows(unit, id)
    await endRuns(context, unit, id, doing)
    await leaveSegments(unit, id, doing)
    await blankHistory(unit, id)
    await forgetAddress(unit, gone.email)
    return true
  })
}

async function deleteRows({ query }: Unit, id: number): Promise<void> {
  await query.deleteFrom('identity').where('contact_id', '=', id).execute()
  await query.deleteFrom('input').where('contact_id', '=', id).execute()
  await query.deleteFrom('deal_contact').where('contact_id', '=', id).execute()
  await query.deleteFrom('held_contact').where('contact_id', '=', id).execute()
  await query.deleteFrom('note').where('contact_id', '=', id).execute()
  await query.deleteFrom('notification').where('contact_id', '=', id).execute()
}

async function endRuns({ shard }: Context, { query, addCounts }: Unit, id: number, { at }: Doing): Promise<void> {
  const ended = await query
    .updateTable('run')
    .set({ status: 'ended', outcome: 'removed', ended_at: at, wake_at: null, waiting: null })
    .where('contact_id', '=', id)
    .where('status', '=', 'waiting')
    .returning(['id', 'flow', 'version_id', 'step_id'])
    .execute()
  for (const { flow, version_id, step_id } of ended) {
    await query.updateTable('step').set({ state: 'ended', left_at: at }).where('id', '=', step_id).execute()
    await addCounts(flowCountTable, [
      { flow, version_id, day: dayOf(at), node: '', what: 'ended:removed', shard, count: 1 },
    ])
  }
}

async function leaveSegments(unit: Unit, id: number, { at, cause }: Doing): Promise<void> {
  const left = await unit.query
    .updateTable('segment_member')
    .set({ left_at: at, left_why: writeWhy({ cause, verdict: null }) })
    .where('contact_id', '=', id)
    .where('left_at', 'is', null)
    .returning('segment')
    .execute()
  await countMembers(unit, new Map(left.map(({ segment }) => [segment, -1])))
}

/** Values found and written are the person's: stages and statuses are not, and reports need them. */
async function blankHistory({ query }: Unit, id: number): Promise<void> {
  await query
    .updateTable('change')
    .set({ before: 'null', after: 'null' })
    .where('contact_id', '=', id)
    .where('record', '=', 'contact')
    .where('field', 'not in', ['stage', 'status', 'furthest_stage'])
    .execute()
  await query.updateTable('event').set({ properties: '{}' }).where('contact_id', '=', id).execute()
  await query.updateTable('task').set({ title: '', notes: '' }).where('contact_id', '=', id).execute()
  const ofContact = sql<number>`(select id from run where contact_id = ${id})`
  await query.updateTable('step').set({ verdicts: null, note: null }).where('run_id', 'in', ofContact).execute()
  await blankRuns(query, id)
  await blankStays(query, id)
  await blankDeliveries(query, id)
}

async function blankRuns(query: Unit['query'], id: number): Promise<void> {
  const runs = await query.selectFrom('run').select(['id', 'start']).where('contact_id', '=', id).execute()
  for (const run of runs) {
    const start = { ...readJson<object>(run.start), because: { text: '' }, verdict: null }
    await query
      .updateTable('run')
      .set({ start: writeJson(start), problem: null })
      .where('id', '=', run.id)
      .execute()
  }
}

async function blankStays(query: Unit['query'], id: number): Promise<void> {
  const stays = await query
    .selectFrom('segment_member')
    .select(['segment', 'entered_at', 'entered_why', 'left_why'])
    .where('contact_id', '=', id)
    .execute()
  const blank = (why: string) => writeJson({ ...readJson<object>(why), verdict: null })
  for (const { segment, entered_at, entered_why, left_why } of stays) {
    await query
      .updateTable('segment_member')
      .set({ entered_why: blank(entered_why), left_why: left_why && blank(left_why) })
      .where('contact_id', '=', id)
      .where('segment', '=', segment)
      .where('entered_at', '=', entered_at)
      .execute()
  }
}

const nobody = { type: 'users', users: [] } as const
const blankMessages: readonly Message[] = [
  { channel: 'email', to: null, subject: '', body: '' },
  { channel: 'notification', to: nobody, title: '', body: '', alsoByEmail: false },
  { channel: 'slack', to: null, text: '' },
  { channel: 'webhook', url: '', method: 'POST', headers: {}, body: '', reads: [] },
]

async function blankDeliveries(query: Unit['query'], id: number): Promise<void> {
  for (const message of blankMessages) {
    await query
      .updateTable('delivery')
      .set({ recipient: '', title: '', message: writeJson(message) })
      .where('contact_id', '=', id)
      .where('channel', '=', message.channel)
      .execute()
  }
  await query
    .updateTable('delivery')
    .set({ status: 'skipped', due_at: null })
    .where('contact_id', '=', id)
    .where('status', 'in', ['queued', 'retrying', 'held'])
    .execute()
  const ofContact = sql<number>`(select id from delivery where contact_id = ${id})`
  await query.updateTable('delivery_attempt').set({ detail: '' }).where('delivery_id', 'in', ofContact).execute()
}

/** Nobody may write to the address still, but what it was is not kept. */
async function forgetAddress({ query }: Unit, email: string | null): Promise<void> {
  if (email === null) return
  const address = email.trim().toLowerCase()
  await query.updateTable('suppression').set({ address: null, detail: '' }).where('address', '=', address).execute()
}
