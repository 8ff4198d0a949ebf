import { sql } from 'kysely'
import type { MigrateTables } from './migration.ts'

/** What people do by hand to many runs. */
export const steering: MigrateTables = async (db, { integer, text }) => {
  await db.schema
    .createTable('steering')
    .addColumn('id', integer, (column) => column.primaryKey())
    .addColumn('flow', text, (column) => column.notNull())
    .addColumn('act', text, (column) => column.notNull())
    .addColumn('cause', text, (column) => column.notNull())
    .addColumn('runs', text, (column) => column.notNull())
    .addColumn('total', integer, (column) => column.notNull())
    .addColumn('told', integer, (column) => column.notNull())
    .addColumn('missed', integer, (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('done_at', integer)
    .execute()
  // those that are to go on after a restart
  await db.schema
    .createIndex('steering_open')
    .on('steering')
    .column('id')
    .where(sql.ref('done_at'), 'is', null)
    .execute()
  // those of a flow, newest first
  await db.schema.createIndex('steering_flow').on('steering').columns(['flow', 'id']).execute()
  // runs that have been told and have not had their turn
  await db.schema
    .createIndex('input_steering')
    .on('input')
    .column('source')
    .where('source', '>=', 'steer:')
    .where('source', '<', 'steer;')
    .execute()
}
