import type { MigrateTables } from './migration.ts'

export const history: MigrateTables = async (db, { integer, text, json, thenId }) => {
  await db.schema
    .createTable('cause')
    .addColumn('id', integer, (column) => column.primaryKey())
    .addColumn('text', text, (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('change')
    .addColumn('id', integer, (column) => column.primaryKey())
    .addColumn('record', text, (column) => column.notNull())
    .addColumn('record_id', integer, (column) => column.notNull())
    .addColumn('contact_id', integer)
    .addColumn('field', text, (column) => column.notNull())
    .addColumn('before', text, (column) => column.notNull())
    .addColumn('after', text, (column) => column.notNull())
    .addColumn('outcome', text, (column) => column.notNull())
    .addColumn('rule', text)
    .addColumn('at', integer, (column) => column.notNull())
    .addColumn('cause_id', integer, (column) => column.notNull())
    .addColumn('run_id', integer)
    .addColumn('step_id', integer)
    .addColumn('event_id', integer)
    .execute()
  // a contact's changes and timeline; a run's changes, which are all its contact's
  await db.schema
    .createIndex('change_contact')
    .on('change')
    .columns(['contact_id', ...thenId])
    .execute()
  // a company's or deal's changes
  await db.schema
    .createIndex('change_record')
    .on('change')
    .columns(['record_id', 'record', ...thenId])
    .where('record', '<>', 'contact')
    .execute()
  await db.schema
    .createTable('event')
    .addColumn('id', integer, (column) => column.primaryKey())
    .addColumn('contact_id', integer, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('at', integer, (column) => column.notNull())
    .addColumn('received_at', integer, (column) => column.notNull())
    .addColumn('properties', json, (column) => column.notNull())
    .execute()
  // loadStates and conditions: a contact's events of a name within a window; also its timeline
  await db.schema.createIndex('event_contact').on('event').columns(['contact_id', 'name', 'at']).execute()
  await db.schema
    .createTable('event_name')
    .addColumn('name', text, (column) => column.primaryKey())
    .execute()
}
