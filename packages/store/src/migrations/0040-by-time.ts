import { sql } from 'kysely'
import type { MigrateTables } from './migration.ts'

/** What is listed newest first is found by its time: ids alone tell no order, as each process and each thread hands out a range of its own. */
export const byTime: MigrateTables = async (db, { integer, thenId }) => {
  // all runs, newest first
  await db.schema
    .createIndex('run_started')
    .on('run')
    .columns(['started_at', ...thenId])
    .execute()
  // runs of a flow, newest first
  await db.schema.dropIndex('run_flow').execute()
  await db.schema
    .createIndex('run_flow')
    .on('run')
    .columns(['flow', 'started_at', ...thenId])
    .execute()
  // all messages, newest first
  await db.schema
    .createIndex('delivery_created')
    .on('delivery')
    .columns(['created_at', ...thenId])
    .execute()
  // what a step's latest messages came to; what is held there
  await db.schema.dropIndex('delivery_step').execute()
  await db.schema
    .createIndex('delivery_step')
    .on('delivery')
    .columns(['flow', 'node', 'created_at', ...thenId])
    .where('node', 'is not', null)
    .execute()
  // what somebody has to look at
  await db.schema.dropIndex('delivery_attention').execute()
  await db.schema
    .createIndex('delivery_attention')
    .on('delivery')
    .columns(['status', 'created_at', ...thenId])
    .where(sql<boolean>`status = 'needs-attention' or status = 'unknown' or status = 'held' or status = 'sending'`)
    .execute()
  // an inbox, newest first
  await db.schema.dropIndex('notification_user').execute()
  await db.schema
    .createIndex('notification_user')
    .on('notification')
    .columns(['user_id', 'at', ...thenId])
    .execute()
  // what was done by hand to the runs of a flow, newest first
  await db.schema.dropIndex('steering_flow').execute()
  await db.schema
    .createIndex('steering_flow')
    .on('steering')
    .columns(['flow', 'created_at', ...thenId])
    .execute()
  await db.schema
    .alterTable('import')
    .addColumn('uploaded_at', integer, (column) => column.notNull().defaultTo(0))
    .execute()
  await sql`update import set uploaded_at = coalesce(started_at, 0)`.execute(db)
}
