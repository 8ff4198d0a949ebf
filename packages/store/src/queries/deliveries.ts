import type { Message } from '@etape/flow'
import { sql, type RawBuilder } from 'kysely'
import type { Context, Unit } from '../context.ts'
import { writeDelivery } from '../rows/history-rows.ts'
import { readJson, storableText, writeJsonOrNull } from '../rows/json.ts'
import type { AttemptOutcome, Deliveries, DeliveryToSend } from '../shapes/sending.ts'
import { deliveryAttemptTable, deliveryTable, type DeliveryTable } from '../tables/delivery.ts'
import { listDeliveries, readDelivery } from './delivery-rows.ts'
import { allOf } from './paging.ts'

export function createDeliveries(context: Context): Deliveries {
  return {
    add: async (deliveries) => {
      await context.write((unit) => unit.insertNew(deliveryTable, deliveries.map(writeDelivery)))
    },
    claim: (asked) => claim(context, asked),
    lost: (now) => findLost(context, now),
    finish: (id, outcome, at) => finish(context, id, { outcome, at }),
    nextDueAt: () => nextDueAt(context),
    list: (asked) => listDeliveries(context, asked),
    get: (id) => readDelivery(context, id),
    retry: (id, at) => retry(context, id, at),
  }
}

type FoundMessage = Pick<DeliveryTable, 'id' | 'key' | 'contact_id' | 'run_id' | 'message' | 'attempts'>

const toSend = ({ id, key, contact_id, run_id, message, attempts }: FoundMessage): DeliveryToSend => ({
  id,
  key,
  contactId: contact_id,
  runId: run_id,
  message: readJson<Message>(message),
  attempt: attempts,
})

const unsent = sql<boolean>`status in ('queued', 'retrying')`

async function claim(
  { write, ids }: Context,
  { now, leaseMs, limit }: { now: number; leaseMs: number; limit: number },
): Promise<DeliveryToSend[]> {
  return write(async (unit) => {
    const due = sql<FoundMessage>`
      update delivery set status = 'sending', attempts = attempts + 1, due_at = ${now + leaseMs}
      where id in (select id from delivery where due_at <= ${now} and ${unsent} order by due_at, id limit ${limit})
      returning id, key, contact_id, run_id, message, attempts`
    const claimed = (await due.execute(unit.query)).rows.toSorted((left, right) => left.id - right.id)
    const attempts = claimed.map(({ id }) => ({
      id: ids.next('delivery_attempt'),
      delivery_id: id,
      at: now,
      outcome: 'started',
      detail: '',
    }))
    await unit.insert(deliveryAttemptTable, attempts)
    return claimed.map(toSend)
  })
}

async function findLost({ reads }: Context, now: number): Promise<DeliveryToSend[]> {
  return selectMessages(reads, [sql`status = 'sending'`, sql`due_at <= ${now}`])
}

async function selectMessages(reads: Context['reads'], conditions: RawBuilder<boolean>[]): Promise<DeliveryToSend[]> {
  const asked = sql<FoundMessage>`
    select id, key, contact_id, run_id, message, attempts from delivery where ${allOf(conditions)} order by id`
  return (await asked.execute(reads)).rows.map(toSend)
}

interface Finishing {
  outcome: AttemptOutcome
  at: number
}

async function finish({ write }: Context, id: number, { outcome, at }: Finishing): Promise<void> {
  await write(async (unit) => {
    const again = outcome.status === 'retrying'
    await unit.query
      .updateTable('delivery')
      .set({
        status: outcome.status,
        due_at: again ? outcome.nextAttemptAt : null,
        reason: writeJsonOrNull(outcome.reason),
        done_at: again ? null : at,
      })
      .where('id', '=', id)
      .execute()
    await finishAttempt(unit, id, { outcome, at })
  })
}

async function finishAttempt({ query }: Unit, id: number, { outcome, at }: Finishing): Promise<void> {
  const latest = query
    .selectFrom('delivery_attempt')
    .select(({ fn }) => fn.max('id').as('id'))
    .where('delivery_id', '=', id)
  await query
    .updateTable('delivery_attempt')
    .set({ at, outcome: outcome.status, detail: storableText(outcome.detail) })
    .where('id', '=', latest)
    .execute()
}

async function nextDueAt({ reads }: Context): Promise<number | null> {
  const asked = sql<{ due_at: number }>`
    select due_at from delivery where due_at is not null order by due_at limit 1`
  return (await asked.execute(reads)).rows[0]?.due_at ?? null
}

async function retry({ write }: Context, id: number, at: number): Promise<boolean> {
  const queued = await write(({ query }) =>
    query
      .updateTable('delivery')
      .set({ status: 'queued', due_at: at, done_at: null, reason: null })
      .where('id', '=', id)
      .where('status', 'in', ['needs-attention', 'unknown'])
      .returning('id')
      .executeTakeFirst(),
  )
  return queued !== undefined
}
