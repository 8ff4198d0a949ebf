import { sql } from 'kysely'
import type { MigrateTables } from './migration.ts'

export const work: MigrateTables = async (db, { integer, text }) => {
  await db.schema
    .createTable('task')
    .addColumn('id', integer, (column) => column.primaryKey())
    .addColumn('type', text, (column) => column.notNull())
    .addColumn('title', text, (column) => column.notNull())
    .addColumn('notes', text, (column) => column.notNull())
    .addColumn('due_at', integer)
    .addColumn('priority', text, (column) => column.notNull())
    .addColumn('assignee', text)
    .addColumn('contact_id', integer)
    .addColumn('company_id', integer)
    .addColumn('deal_id', integer)
    .addColumn('done_at', integer)
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('cause_id', integer, (column) => column.notNull())
    .addColumn('run_id', integer)
    .addColumn('step_id', integer)
    .addColumn('event_id', integer)
    .execute()
  // open tasks, soonest due first
  await db.schema.createIndex('task_open').on('task').column('due_at').where(sql.ref('done_at'), 'is', null).execute()
  // a contact's and a deal's tasks
  await db.schema
    .createIndex('task_contact')
    .on('task')
    .column('contact_id')
    .where('contact_id', 'is not', null)
    .execute()
  await db.schema.createIndex('task_deal').on('task').column('deal_id').where('deal_id', 'is not', null).execute()
  await db.schema
    .createTable('note')
    .addColumn('id', integer, (column) => column.primaryKey())
    .addColumn('contact_id', integer, (column) => column.notNull())
    .addColumn('text', text, (column) => column.notNull())
    .addColumn('at', integer, (column) => column.notNull())
    .addColumn('cause_id', integer, (column) => column.notNull())
    .addColumn('run_id', integer)
    .addColumn('step_id', integer)
    .addColumn('event_id', integer)
    .execute()
  // a contact's timeline
  await db.schema.createIndex('note_contact').on('note').column('contact_id').execute()
}
