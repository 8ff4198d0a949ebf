import type { MigrateTables } from './migration.ts'

/** Rehearsals that were kept as tests, and versions that were published though some of theirs failed. */
export const flowTests: MigrateTables = async (db, { integer, text }) => {
  await db.schema
    .createTable('flow_test')
    .addColumn('id', integer, (column) => column.primaryKey())
    .addColumn('flow', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('script', text, (column) => column.notNull())
    .addColumn('expects', text, (column) => column.notNull())
    .addColumn('updated_at', integer, (column) => column.notNull())
    .addColumn('updated_by', text, (column) => column.notNull())
    .execute()
  // a flow's tests, oldest first
  await db.schema.createIndex('flow_test_flow').on('flow_test').columns(['flow', 'id']).execute()
  await db.schema
    .alterTable('flow_version')
    .addColumn('failed_tests', text, (column) => column.notNull().defaultTo('[]'))
    .execute()
}
