import { sql } from 'kysely'
import type { MigrateTables } from './migration.ts'

/** Up to when a contact's turns have handled everything, what a run remembers, inputs due later, fair shares. */
export const turns: MigrateTables = async (db, { integer, text, clustered }) => {
  await db.schema.alterTable('contact').addColumn('turned_at', integer).execute()
  // what each person has on their hands
  await db.schema
    .createIndex('contact_owner')
    .on('contact')
    .column('owner')
    .where(sql.ref('owner'), 'is not', null)
    .execute()
  await db.schema.alterTable('run').addColumn('memory', text).execute()
  await db.schema.alterTable('input').addColumn('due_at', integer).execute()
  await db.schema
    .createTable('flow_entry')
    .addColumn('flow', text, (column) => column.notNull())
    .addColumn('hour', integer, (column) => column.notNull())
    .addColumn('taken', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('flow_entry_key', ['flow', 'hour'])
    .modifyEnd(clustered)
    .execute()
  await db.schema
    .createTable('rota')
    .addColumn('key', text, (column) => column.primaryKey())
    .addColumn('last', text, (column) => column.notNull())
    .execute()
}
