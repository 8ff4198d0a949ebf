import type { Message } from '@etape/flow'
import { sql, type RawBuilder } from 'kysely'
import type { Context, Unit } from '../context.ts'
import { writeDelivery } from '../rows/history-rows.ts'
import type { BulkUpdate } from '../dialects/dialect.ts'
import { storableText, writeJsonOrNull } from '../rows/json.ts'
import type { AttemptOutcome, Deliveries, DeliveryToSend, Postponed, StepPlace } from '../shapes/sending.ts'
import {
  deliveryAttemptTable,
  deliveryTable,
  type DeliveryAttemptTable,
  type DeliveryTable,
} from '../tables/delivery.ts'
import { countToLookAt, listDeliveries, listOverdue, readDelivery } from './delivery-rows.ts'
import { toSend, toSendColumns, type FoundMessage } from './message-to-send.ts'
import { allOf } from './paging.ts'

export function createDeliveries(context: Context): Deliveries {
  return {
    add: async (deliveries) => {
      await context.write((unit) => unit.insertNew(deliveryTable, deliveries.map(writeDelivery)))
    },
    claim: (asked) => claim(context, asked),
    begin: (ids, asked) => begin(context, ids, asked),
    postpone: (deliveries) => postpone(context, deliveries),
    lost: (now) => findBegun(context, sql`due_at <= ${now}`),
    leftBehind: async () => (context.database.isShared ? [] : findBegun(context, sql`1 = 1`)),
    finish: (attempt, outcome, at) => finish(context, attempt, { outcome, at }),
    nextDueAt: (channel) => nextDueAt(context, channel === undefined ? channels : [channel]),
    list: (asked) => listDeliveries(context, asked),
    get: (id) => readDelivery(context, id),
    retry: (id, at) => lookedAt(context, id, queuedAgain(at)),
    settle: (id, as, at) =>
      lookedAt(context, id, { status: as.status, reason: writeJsonOrNull(as.reason), done_at: at }),
    retryAll: (asked, at) => retryAll(context, asked, at),
    holdAll: (asked) => holdAll(context, asked),
    overdue: (now, limit) => listOverdue(context, now, limit),
    countToLookAt: () => countToLookAt(context),
    takeSlot: (key, intervalMs, now) => takeSlot(context, key, { intervalMs, now }),
    recentAt: (step, since) => recentAt(context, step, since),
  }
}

const unsent = sql<boolean>`status in ('queued', 'retrying')`

async function claim(
  { write }: Context,
  { channel, now, leaseMs, limit }: Parameters<Deliveries['claim']>[0],
): Promise<DeliveryToSend[]> {
  return write(async ({ query }) => {
    const isPaused = sql<boolean>`exists (select 1 from paused_step where resumed_at is null
      and paused_step.flow = delivery.flow and paused_step.node = delivery.node)`
    await sql`update delivery set status = 'held', due_at = null where channel = ${channel} and due_at <= ${now}
      and ${unsent} and ${isPaused}`.execute(query)
    // Asked again of the row itself: another process may have claimed it while this one waited for the row.
    const due = sql<FoundMessage>`
      update delivery set due_at = ${now + leaseMs}
      where id in (select id from delivery where channel = ${channel} and due_at <= ${now} and ${unsent}
        order by due_at, id limit ${limit})
        and due_at <= ${now} and ${unsent}
      returning ${toSendColumns}`
    const claimed = (await due.execute(query)).rows.toSorted((left, right) => left.id - right.id)
    return claimed.map((row) => toSend({ ...row, attempts: row.attempts + 1 }))
  })
}

async function begin(
  { database, write, ids }: Context,
  wanted: readonly number[],
  { at, leaseMs }: { at: number; leaseMs: number },
): Promise<number[]> {
  if (wanted.length === 0) return []
  return write(async (unit) => {
    const begun = sql<{ id: number }>`
      update delivery set status = 'sending', attempts = attempts + 1, due_at = ${at + leaseMs}
      where id in ${database.numbers(wanted)} and ${unsent} returning id`
    const rows = (await begun.execute(unit.query)).rows.map(({ id }) => id)
    const attempts = rows.map((id) => ({
      id: ids.next('delivery_attempt'),
      delivery_id: id,
      at,
      outcome: 'started',
      detail: '',
    }))
    await unit.insert(deliveryAttemptTable, attempts)
    return rows
  })
}

const back: BulkUpdate = {
  table: deliveryTable,
  set: ['due_at', 'reason', 'paced'],
  where: { id: 'id' },
  onlyIf: `status in ('queued', 'retrying')`,
}

async function postpone({ write }: Context, deliveries: readonly Postponed[]): Promise<void> {
  if (deliveries.length === 0) return
  const rows = deliveries.map(({ id, until, reason, paced }) => ({
    id,
    due_at: until,
    reason: writeJsonOrNull(reason),
    paced,
  }))
  await write((unit) => unit.update(back, rows))
}

async function findBegun({ reads }: Context, which: RawBuilder<boolean>): Promise<DeliveryToSend[]> {
  const asked = sql<FoundMessage>`
    select ${toSendColumns} from delivery where status = 'sending' and ${which} order by id`
  return (await asked.execute(reads)).rows.map(toSend)
}

interface Finishing {
  outcome: AttemptOutcome
  at: number
}

type AttemptOf = Pick<DeliveryToSend, 'id' | 'attempt'>

async function finish({ write, ids }: Context, { id, attempt }: AttemptOf, { outcome, at }: Finishing): Promise<void> {
  await write(async (unit) => {
    const again = outcome.status === 'retrying'
    const ended = await unit.query
      .updateTable('delivery')
      .set({
        status: outcome.status,
        due_at: again ? outcome.nextAttemptAt : null,
        paced: 0,
        tried_at: at,
        reason: writeJsonOrNull(outcome.reason),
        done_at: again ? null : at,
      })
      .where('id', '=', id)
      .where('attempts', '=', attempt)
      .where(isOpenTo(outcome))
      .returning('id')
      .executeTakeFirst()
    const log = { at, outcome: resultOf(outcome), detail: storableText(outcome.detail) }
    if (ended) await finishAttempt(unit, id, log)
    else if (!(await isLogged(unit, id, log)))
      await unit.insert(deliveryAttemptTable, [{ id: ids.next('delivery_attempt'), delivery_id: id, ...log }])
  })
}

// A sender that was taken for dead may come back: that its message arrived is good to know until the next attempt begins; that it did
// not, or not surely, changes nothing any more.
const isOpenTo = ({ status }: AttemptOutcome) =>
  status === 'sent'
    ? sql<boolean>`status in ('sending', 'unknown', 'needs-attention', 'queued', 'retrying')`
    : sql<boolean>`status = 'sending'`

type AttemptLog = Pick<DeliveryAttemptTable, 'at' | 'outcome' | 'detail'>

// What is kept twice, since whether the first time was committed is in doubt, is in the log once.
async function isLogged({ query }: Unit, id: number, { at, outcome, detail }: AttemptLog): Promise<boolean> {
  const known = query.selectFrom('delivery_attempt').select('id').where('delivery_id', '=', id)
  const same = known.where('at', '=', at).where('outcome', '=', outcome).where('detail', '=', detail)
  return (await same.executeTakeFirst()) !== undefined
}

async function finishAttempt({ query }: Unit, id: number, log: AttemptLog): Promise<void> {
  const latest = query
    .selectFrom('delivery_attempt')
    .select('id')
    .where('delivery_id', '=', id)
    .orderBy(sql`case when outcome = 'started' then 1 else 0 end`, 'desc')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
  await query.updateTable('delivery_attempt').set(log).where('id', '=', latest).execute()
}

const resultOf = (outcome: AttemptOutcome): string =>
  outcome.status === 'retrying' && outcome.mayHaveArrived ? 'unknown' : outcome.status

const channels = ['email', 'notification', 'webhook', 'slack'] as const satisfies readonly Message['channel'][]

async function nextDueAt({ reads }: Context, wanted: readonly Message['channel'][]): Promise<number | null> {
  const ofEach = wanted.map(
    (channel) => sql`select min(due_at) as due_at from delivery where channel = ${channel} and due_at is not null`,
  )
  const asked = sql<{ due_at: number | null }>`
    select min(due_at) as due_at from (${sql.join(ofEach, sql` union all `)}) as next`
  return (await asked.execute(reads)).rows[0]?.due_at ?? null
}

const queuedAgain = (at: number) => ({ status: 'queued', due_at: at, paced: 0, done_at: null, reason: null }) as const

/** What becomes of one that somebody has looked at. */
async function lookedAt({ write }: Context, id: number, values: Partial<DeliveryTable>): Promise<boolean> {
  const found = await write(({ query }) =>
    query
      .updateTable('delivery')
      .set(values)
      .where('id', '=', id)
      .where('status', 'in', ['needs-attention', 'unknown'])
      .returning('id')
      .executeTakeFirst(),
  )
  return found !== undefined
}

type WhichToRetry = Parameters<Deliveries['retryAll']>[0]

async function retryAll({ write }: Context, { status, flow, node }: WhichToRetry, at: number): Promise<number> {
  const meant = allOf([
    sql`status = ${sql.lit(status)}`,
    ...(flow === undefined ? [] : [sql<boolean>`flow = ${flow}`]),
    ...(node === undefined ? [] : [sql<boolean>`node = ${node}`]),
  ])
  const queued = sql<{ id: number }>`
    update delivery set status = 'queued', due_at = ${at}, paced = 0, done_at = null, reason = null
    where ${meant} returning id`
  return write(async ({ query }) => (await queued.execute(query)).rows.length)
}

async function holdAll({ write, ids }: Context, { reason, detail, at }: Parameters<Deliveries['holdAll']>[0]) {
  const held = sql<{ id: number }>`
    update delivery set status = 'unknown', due_at = null, paced = 0, done_at = ${at}, reason = ${writeJsonOrNull(reason)}
    where status in ('queued', 'held', 'retrying', 'sending') returning id`
  return write(async (unit) => {
    const { rows } = await held.execute(unit.query)
    const attempts = rows.map(({ id }) => ({
      id: ids.next('delivery_attempt'),
      delivery_id: id,
      at,
      outcome: 'unknown',
      detail,
    }))
    await unit.insert(deliveryAttemptTable, attempts)
    return rows.length
  })
}

async function takeSlot(
  { write }: Context,
  key: string,
  { intervalMs, now }: { intervalMs: number; now: number },
): Promise<number> {
  const taken = sql<{ slot: number }>`
    insert into send_slot (key, next_at) values (${key}, ${now + intervalMs})
    on conflict (key) do update set
      next_at = case when send_slot.next_at > ${now} then send_slot.next_at else ${now} end + ${intervalMs}
    returning next_at - ${intervalMs} as slot`
  return write(async ({ query }) => (await taken.execute(query)).rows[0]?.slot ?? now)
}

// Messages nobody wanted to leave say nothing about the other side.
async function recentAt({ reads }: Context, { flow, node }: StepPlace, since: number) {
  const asked = sql<{ contacts: number; failed: number }>`
    select count(distinct contact_id) as contacts,
      count(distinct case when status in ('retrying', 'unknown', 'needs-attention') then contact_id end) as failed
    from (select contact_id, status from delivery where flow = ${flow} and node = ${node} and tried_at > ${since}
      and status not in ('skipped', 'kept') order by created_at desc, id desc limit 100) as latest`
  return (await asked.execute(reads)).rows[0] ?? { contacts: 0, failed: 0 }
}
