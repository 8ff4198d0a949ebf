import { sql } from 'kysely'
import type { MigrateTables } from './migration.ts'

export const sending: MigrateTables = async (db, { integer, text, thenId }) => {
  await db.schema
    .createTable('delivery')
    .addColumn('id', integer, (column) => column.primaryKey())
    .addColumn('key', text, (column) => column.notNull().unique())
    .addColumn('contact_id', integer, (column) => column.notNull())
    .addColumn('run_id', integer)
    .addColumn('step_id', integer)
    .addColumn('channel', text, (column) => column.notNull())
    .addColumn('recipient', text, (column) => column.notNull())
    .addColumn('title', text, (column) => column.notNull())
    .addColumn('message', text, (column) => column.notNull())
    .addColumn('status', text, (column) => column.notNull())
    .addColumn('attempts', integer, (column) => column.notNull())
    .addColumn('due_at', integer)
    .addColumn('reason', text)
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('done_at', integer)
    .execute()
  // what is to be sent, and leases that ran out
  await db.schema.createIndex('delivery_due').on('delivery').column('due_at').where('due_at', 'is not', null).execute()
  // a contact's timeline; a run's deliveries, which are all its contact's
  await db.schema
    .createIndex('delivery_contact')
    .on('delivery')
    .columns(['contact_id', ...thenId])
    .execute()
  await db.schema
    .createTable('delivery_attempt')
    .addColumn('id', integer, (column) => column.primaryKey())
    .addColumn('delivery_id', integer, (column) => column.notNull())
    .addColumn('at', integer, (column) => column.notNull())
    .addColumn('outcome', text, (column) => column.notNull())
    .addColumn('detail', text, (column) => column.notNull())
    .execute()
  // the log of a delivery
  await db.schema.createIndex('delivery_attempt_delivery').on('delivery_attempt').column('delivery_id').execute()
  await db.schema
    .createTable('notification')
    .addColumn('id', integer, (column) => column.primaryKey())
    .addColumn('user_id', text, (column) => column.notNull())
    .addColumn('delivery_id', integer)
    .addColumn('title', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addColumn('contact_id', integer)
    .addColumn('run_id', integer)
    .addColumn('at', integer, (column) => column.notNull())
    .addColumn('read_at', integer)
    .execute()
  // an inbox, newest first
  await db.schema
    .createIndex('notification_user')
    .on('notification')
    .columns(['user_id', ...thenId])
    .execute()
  // how many are unread
  await db.schema
    .createIndex('notification_unread')
    .on('notification')
    .column('user_id')
    .where(sql.ref('read_at'), 'is', null)
    .execute()
  // a delivery tried twice reaches an inbox once
  await db.schema
    .createIndex('notification_delivery')
    .unique()
    .on('notification')
    .columns(['delivery_id', 'user_id'])
    .where('delivery_id', 'is not', null)
    .execute()
}
