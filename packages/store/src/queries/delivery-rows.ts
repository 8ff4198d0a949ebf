import { bodyOf, titleOf, type Message } from '@etape/flow'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../context.ts'
import { readJson, readJsonOrNull } from '../rows/json.ts'
import type { Deliveries, DeliveryDetail, DeliveryRow } from '../shapes/sending.ts'
import type { Page } from '../store.ts'
import { deliveryTable, type DeliveryTable } from '../tables/delivery.ts'
import { displayName } from './names.ts'
import { afterCursor, allOf, newestFirst, orderBy, pageOf } from './paging.ts'

type Asked = Parameters<Deliveries['list']>[0]

interface FoundDelivery extends DeliveryTable {
  known_contact: number | null
  first_name: string | null
  last_name: string | null
  email: string | null
  external_id: string | null
  flow_name: string | null
}

const newest = newestFirst('delivery.created_at', 'delivery.id')

export async function listDeliveries(context: Context, asked: Asked): Promise<Page<DeliveryRow>> {
  const conditions = allOf([...deliveryConditions(asked), ...afterCursor(newest, asked.cursor)])
  const found = await selectDeliveries(
    context,
    sql`where ${conditions} order by ${orderBy(newest)} limit ${asked.limit + 1}`,
  )
  return pageOf(found, asked, { cursor: (row) => [row.created_at, row.id], row: deliveryRow })
}

// A run's deliveries are found among its contact's: there is no index by run.
function deliveryConditions({ channel, status, contact, run, flow, node }: Asked): RawBuilder<boolean>[] {
  return [
    ...(channel === undefined ? [] : [sql<boolean>`delivery.channel = ${channel}`]),
    // In the text, since partial indexes are not found by a value that is bound.
    ...(status === undefined ? [] : [sql<boolean>`delivery.status = ${sql.lit(status)}`]),
    ...(flow === undefined ? [] : [sql<boolean>`delivery.flow = ${flow}`]),
    ...(node === undefined ? [] : [sql<boolean>`delivery.node = ${node}`]),
    ...(contact === undefined ? [] : [sql<boolean>`delivery.contact_id = ${contact}`]),
    ...(run === undefined
      ? []
      : [
          sql<boolean>`delivery.run_id = ${run} and delivery.contact_id = (select contact_id from run where id = ${run})`,
        ]),
  ]
}

async function selectDeliveries({ reads }: Context, rest: RawBuilder<unknown>): Promise<FoundDelivery[]> {
  const columns = sql.join(Object.keys(deliveryTable.columns).map((column) => sql.ref(`delivery.${column}`)))
  const asked = sql<FoundDelivery>`
    select ${columns}, contact.id as known_contact, contact.first_name, contact.last_name, contact.email,
      contact.external_id, flow.name as flow_name
    from delivery left join contact on contact.id = delivery.contact_id left join flow on flow.id = delivery.flow ${rest}`
  return (await asked.execute(reads)).rows
}

const isToCome: ReadonlySet<string> = new Set(['queued', 'retrying'])

function deliveryRow(row: FoundDelivery): DeliveryRow {
  const { contact_id: id, known_contact, flow } = row
  return {
    id: row.id,
    channel: row.channel,
    status: row.status,
    to: row.recipient,
    title: row.title,
    contact: known_contact === null ? null : { id, name: displayName({ ...row, id }) },
    run: row.run_id,
    flow: flow === null ? null : { id: flow, name: row.flow_name ?? flow },
    attempts: row.attempts,
    reason: readJsonOrNull(row.reason),
    createdAt: row.created_at,
    nextAttemptAt: isToCome.has(row.status) ? row.due_at : null,
    doneAt: row.done_at,
  }
}

export async function listOverdue(context: Context, now: number, limit: number): Promise<DeliveryRow[]> {
  const rest = sql`where delivery.status = 'sending' and delivery.due_at <= ${now} order by delivery.id limit ${limit}`
  return (await selectDeliveries(context, rest)).map(deliveryRow)
}

// In the words of the index, by which SQLite finds it.
export async function countToLookAt({ reads }: Context): ReturnType<Deliveries['countToLookAt']> {
  const asked = sql<{ status: DeliveryRow['status']; count: number }>`
    select status, count(*) as count from delivery
    where status = 'needs-attention' or status = 'unknown' or status = 'held' or status = 'sending'
    group by status order by status`
  return (await asked.execute(reads)).rows
}

export async function readDelivery(context: Context, id: number): Promise<DeliveryDetail | null> {
  const [row] = await selectDeliveries(context, sql`where delivery.id = ${id}`)
  if (!row) return null
  const message = readJson<Message>(row.message)
  const log = await context.reads
    .selectFrom('delivery_attempt')
    .select(['at', 'outcome', 'detail'])
    .where('delivery_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return { ...deliveryRow(row), subject: titleOf(message), body: bodyOf(message), log }
}
