import { sql } from 'kysely'
import type { MigrateTables } from './migration.ts'

/** Triggers that start by the clock or by a call from outside, and who is being taken in by them. */
export const schedules: MigrateTables = async (db, { integer, text, clustered }) => {
  await db.schema
    .createTable('flow_schedule')
    .addColumn('flow', text, (column) => column.notNull())
    .addColumn('node', text, (column) => column.notNull())
    .addColumn('cron', text, (column) => column.notNull())
    .addColumn('zone', text, (column) => column.notNull())
    .addColumn('next_at', integer)
    .addColumn('fired_at', integer)
    .addPrimaryKeyConstraint('flow_schedule_key', ['flow', 'node'])
    .modifyEnd(clustered)
    .execute()
  await db.schema
    .createTable('flow_hook')
    .addColumn('flow', text, (column) => column.notNull())
    .addColumn('node', text, (column) => column.notNull())
    .addColumn('hash', text, (column) => column.notNull().unique())
    .addColumn('sealed', text, (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('last_used_at', integer)
    .addPrimaryKeyConstraint('flow_hook_key', ['flow', 'node'])
    .modifyEnd(clustered)
    .execute()
  await db.schema
    .createTable('enrolment')
    .addColumn('id', integer, (column) => column.primaryKey())
    .addColumn('flow', text, (column) => column.notNull())
    .addColumn('node', text)
    .addColumn('content', text, (column) => column.notNull())
    .addColumn('contacts', text, (column) => column.notNull())
    .addColumn('total', integer, (column) => column.notNull())
    .addColumn('written', integer, (column) => column.notNull())
    .addColumn('per_minute', integer)
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('due_at', integer, (column) => column.notNull())
    .addColumn('done_at', integer)
    .execute()
  // those that are to go on after a restart
  await db.schema
    .createIndex('enrolment_open')
    .on('enrolment')
    .column('id')
    .where(sql.ref('done_at'), 'is', null)
    .execute()
  // the enrolments of a flow
  await db.schema.createIndex('enrolment_flow').on('enrolment').columns(['flow', 'id']).execute()
}
