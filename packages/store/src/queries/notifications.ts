import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { storableText } from '../rows/json.ts'
import type { NotificationRow, Notifications } from '../shapes/sending.ts'
import { notificationTable, type NotificationTable } from '../tables/delivery.ts'
import { displayName } from './names.ts'
import { afterCursor, allOf, newestFirst, orderBy, pageOf } from './paging.ts'

export function createNotifications(context: Context): Notifications {
  return {
    add: (notification) => addNotifications(context, notification),
    list: (user, asked) => listNotifications(context, user, asked),
    markRead: (user, at, ids) => markRead(context, user, { at, ids }),
    unread: (user) => countUnread(context, user),
  }
}

async function addNotifications(
  { write, ids }: Context,
  { users, deliveryId, title, body, contactId, runId, at }: Parameters<Notifications['add']>[0],
): Promise<void> {
  const rows = users.map((user): NotificationTable => ({
    id: ids.next('notification'),
    user_id: user,
    delivery_id: deliveryId,
    title: storableText(title),
    body: storableText(body),
    contact_id: contactId,
    run_id: runId,
    at,
    read_at: null,
  }))
  await write((unit) => unit.insertNew(notificationTable, rows))
}

interface FoundNotification extends NotificationTable {
  known_contact: number | null
  first_name: string | null
  last_name: string | null
  email: string | null
  external_id: string | null
}

const newest = newestFirst('notification.at', 'notification.id')

async function listNotifications(
  context: Context,
  user: string,
  asked: Parameters<Notifications['list']>[1],
): ReturnType<Notifications['list']> {
  const conditions = allOf([
    sql`notification.user_id = ${user}`,
    ...(asked.unread ? [sql<boolean>`notification.read_at is null`] : []),
    ...afterCursor(newest, asked.cursor),
  ])
  const found = await sql<FoundNotification>`
    select notification.id, notification.title, notification.body, notification.contact_id, notification.run_id,
      notification.at, notification.read_at, contact.id as known_contact, contact.first_name, contact.last_name,
      contact.email, contact.external_id
    from notification left join contact on contact.id = notification.contact_id
    where ${conditions} order by ${orderBy(newest)} limit ${asked.limit + 1}`.execute(context.reads)
  const page = pageOf(found.rows, asked, { cursor: (row) => [row.at, row.id], row: notificationRow })
  return { ...page, unread: await countUnread(context, user) }
}

function notificationRow(row: FoundNotification): NotificationRow {
  const id = row.known_contact
  return {
    id: row.id,
    title: row.title,
    body: row.body,
    contact: id === null ? null : { id, name: displayName({ ...row, id }) },
    run: row.run_id,
    at: row.at,
    readAt: row.read_at,
  }
}

async function markRead(
  context: Context,
  user: string,
  { at, ids }: { at: number; ids: readonly number[] | undefined },
): Promise<number> {
  await context.write(({ query }) =>
    query
      .updateTable('notification')
      .set({ read_at: at })
      .where('user_id', '=', user)
      .where('read_at', 'is', null)
      .$if(ids !== undefined, (update) => update.where('id', 'in', context.database.numbers(ids ?? [])))
      .execute(),
  )
  return countUnread(context, user)
}

async function countUnread({ reads }: Context, user: string): Promise<number> {
  const asked = sql<{ count: number }>`
    select count(*) as count from notification where user_id = ${user} and read_at is null`
  return (await asked.execute(reads)).rows[0]?.count ?? 0
}
