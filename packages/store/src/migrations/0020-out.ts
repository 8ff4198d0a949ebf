import { sql } from 'kysely'
import type { MigrateTables } from './migration.ts'

/** What sending minds: steps that are paused, addresses nobody may write to, limits of speed, who is at work. */
export const out: MigrateTables = async (db, columns) => {
  await placeDeliveries(db, columns)
  const { integer, text } = columns
  await db.schema
    .createTable('paused_step')
    .addColumn('flow', text, (column) => column.notNull())
    .addColumn('node', text, (column) => column.notNull())
    .addColumn('paused_at', integer, (column) => column.notNull())
    .addColumn('contacts', integer, (column) => column.notNull())
    .addColumn('failed', integer, (column) => column.notNull())
    .addColumn('detail', text, (column) => column.notNull())
    .addColumn('resumed_at', integer)
    .addPrimaryKeyConstraint('paused_step_key', ['flow', 'node'])
    .execute()
  await db.schema
    .createTable('suppression')
    .addColumn('address_hash', text, (column) => column.primaryKey())
    .addColumn('address', text)
    .addColumn('reason', text, (column) => column.notNull())
    .addColumn('detail', text, (column) => column.notNull())
    .addColumn('at', integer, (column) => column.notNull())
    .execute()
  // the list, newest first
  await db.schema.createIndex('suppression_at').on('suppression').columns(['at', 'address_hash']).execute()
  await db.schema
    .createTable('send_slot')
    .addColumn('key', text, (column) => column.primaryKey())
    .addColumn('next_at', integer, (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('worker')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('host', text, (column) => column.notNull())
    .addColumn('started_at', integer, (column) => column.notNull())
    .addColumn('beat_at', integer, (column) => column.notNull())
    .execute()
}

const placeDeliveries: MigrateTables = async (db, { integer, text, thenId }) => {
  await db.schema.alterTable('delivery').addColumn('flow', text).execute()
  await db.schema.alterTable('delivery').addColumn('node', text).execute()
  await db.schema
    .alterTable('delivery')
    .addColumn('paced', integer, (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema.alterTable('delivery').addColumn('tried_at', integer).execute()
  await sql`
    update delivery set flow = (select flow from run where run.id = delivery.run_id),
      node = (select node from step where step.id = delivery.step_id) where step_id is not null`.execute(db)
  // what a step's latest messages came to; what is held there
  await db.schema
    .createIndex('delivery_step')
    .on('delivery')
    .columns(['flow', 'node', ...thenId])
    .where('node', 'is not', null)
    .execute()
  // what somebody has to look at
  await db.schema
    .createIndex('delivery_attention')
    .on('delivery')
    .columns(['status', ...thenId])
    .where(sql<boolean>`status = 'needs-attention' or status = 'unknown' or status = 'held' or status = 'sending'`)
    .execute()
  // what a lane sends next, and leases that ran out
  await db.schema.dropIndex('delivery_due').execute()
  await db.schema
    .createIndex('delivery_due')
    .on('delivery')
    .columns(['channel', 'due_at'])
    .where('due_at', 'is not', null)
    .execute()
}
