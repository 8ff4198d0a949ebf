import type { Message } from '@etape/flow'
import { bodyOf, titleOf } from '@etape/flow'
import { sql, type RawBuilder } from 'kysely'
import type { Context, Unit } from '../context.ts'
import { readJson, storableText, writeJson } from '../rows/json.ts'
import type { HeldMessage, HoldRow, Holds, WhichHeld } from '../shapes/holds.ts'
import type { DeliveryToSend } from '../shapes/sending.ts'
import type { Page } from '../store.ts'
import type { FlowHoldTable } from '../tables/hold.ts'
import { toSend, toSendColumns, type FoundMessage } from './message-to-send.ts'
import { displayName } from './names.ts'
import { nodeNamesOf } from './node-names.ts'
import { afterCursor, allOf, newestFirst, orderBy, pageOf, type Sorting } from './paging.ts'

export function createHolds(context: Context): Holds {
  return {
    list: (asked) => listHolds(context, asked),
    messages: (flow, asked) => listHeld(context, flow, asked),
    release: (which, by) => release(context, which, by),
    cancel: (which, asked) => cancel(context, which, asked),
  }
}

interface FoundHold extends FlowHoldTable {
  flow_name: string
  flow_status: string
  number: number
  is_current: number
  held: number
}

async function listHolds({ reads }: Context, { now, flow }: Parameters<Holds['list']>[0]): Promise<HoldRow[]> {
  const asked = sql<FoundHold>`
    select version_id, flow_hold.flow, contacts, until, taken, opened_at, ended_at, flow.name as flow_name,
      flow.status as flow_status, flow_version.number,
      case when flow.current_version_id = version_id then 1 else 0 end as is_current,
      (select count(*) from delivery where delivery.status = 'held' and delivery.hold = version_id) as held
    from flow_hold join flow on flow.id = flow_hold.flow join flow_version on flow_version.id = version_id
    where ${flow === undefined ? sql`1 = 1` : sql`flow_hold.flow = ${flow}`} order by version_id desc`
  const rows = (await asked.execute(reads)).rows.map((row) => holdRow(row, now))
  return rows.filter(({ held, isOpen }) => held > 0 || isOpen)
}

function holdRow(row: FoundHold, now: number): HoldRow {
  const { contacts, until, taken } = row
  const hasRoom = until === null ? taken < (contacts ?? 0) : now < until
  return {
    flow: { id: row.flow, name: row.flow_name },
    version: row.number,
    rule: until === null ? { type: 'contacts', contacts: contacts ?? 0 } : { type: 'until', until },
    openedAt: row.opened_at,
    contacts: taken,
    held: row.held,
    isOpen: row.ended_at === null && row.is_current === 1 && row.flow_status !== 'archived' && hasRoom,
  }
}

interface FoundHeld extends FoundMessage {
  recipient: string
  created_at: number
  known_contact: number | null
  first_name: string | null
  last_name: string | null
  email: string | null
  external_id: string | null
}

async function listHeld(
  context: Context,
  flow: string,
  asked: Parameters<Holds['messages']>[1],
): Promise<Page<HeldMessage>> {
  const conditions = allOf([isHeld({ flow }), ...afterCursor(oldestFirst, asked.cursor)])
  const query = sql<FoundHeld>`
    select delivery.id, delivery.message, delivery.contact_id, run_id, delivery.node, recipient, delivery.created_at,
      contact.id as known_contact, contact.first_name, contact.last_name, contact.email, contact.external_id
    from delivery left join contact on contact.id = delivery.contact_id
    where ${conditions} order by ${orderBy(oldestFirst)} limit ${asked.limit + 1}`
  const { rows } = await query.execute(context.reads)
  const names = (await nodeNamesOf(context, [flow])).get(flow)
  const row = (found: FoundHeld) => heldMessage(found, names ?? new Map())
  return pageOf(rows, asked, { cursor: (found) => [found.created_at, found.id], row })
}

const oldestFirst: Sorting = { ...newestFirst('delivery.created_at', 'delivery.id'), order: 'asc' }

function heldMessage(row: FoundHeld, nodeNames: ReadonlyMap<string, string>): HeldMessage {
  const message = readJson<Message>(row.message)
  const node = row.node ?? ''
  return {
    id: row.id,
    contact:
      row.known_contact === null ? null : { id: row.contact_id, name: displayName({ ...row, id: row.contact_id }) },
    run: row.run_id,
    node: { id: node, name: nodeNames.get(node) ?? node },
    channel: message.channel,
    to: row.recipient,
    subject: titleOf(message),
    body: bodyOf(message),
    createdAt: row.created_at,
  }
}

function isHeld({ flow }: Pick<WhichHeld, 'flow'>): RawBuilder<boolean> {
  return sql`delivery.status = 'held' and delivery.hold is not null and delivery.flow = ${flow}`
}

const isMeant = ({ database }: Context, which: WhichHeld): RawBuilder<boolean> =>
  allOf([isHeld(which), ...(which.ids ? [sql<boolean>`delivery.id in ${database.numbers(which.ids)}`] : [])])

async function release(
  context: Context,
  which: WhichHeld,
  { by, at }: Parameters<Holds['release']>[1],
): Promise<number> {
  return context.write(async (unit) => {
    await lockHolds(unit, which.flow)
    const meant = isMeant(context, which)
    await sql`
      update held_contact set released_at = ${at} where released_at is null and exists (select 1 from delivery
        where ${meant} and delivery.hold = held_contact.version_id and delivery.contact_id = held_contact.contact_id)`.execute(
      unit.query,
    )
    const queued = sql<{ id: number }>`
      update delivery set status = 'queued', due_at = ${at}, paced = 0, hold = null where ${meant} returning id`
    const count = (await queued.execute(unit.query)).rows.length
    if (!which.ids) await endHolds(unit, which.flow, { by, at })
    return count
  })
}

// As turns that write messages do: else one could be held after everything was let go.
async function lockHolds({ query }: Unit, flow: string): Promise<void> {
  await sql`update flow_hold set taken = taken where flow = ${flow} and ended_at is null`.execute(query)
}

async function endHolds({ query }: Unit, flow: string, { by, at }: Parameters<Holds['release']>[1]): Promise<void> {
  await query
    .updateTable('flow_hold')
    .set({ ended_at: at, ended_by: storableText(by) })
    .where('flow', '=', flow)
    .where('ended_at', 'is', null)
    .execute()
}

async function cancel(
  context: Context,
  which: WhichHeld,
  { reason, at }: Parameters<Holds['cancel']>[1],
): Promise<DeliveryToSend[]> {
  const taken = sql<FoundMessage>`
    update delivery set status = 'skipped', reason = ${writeJson(reason)}, done_at = ${at}, due_at = null, hold = null
    where ${isMeant(context, which)} returning ${toSendColumns}`
  return context.write(async ({ query }) => (await taken.execute(query)).rows.map(toSend))
}
