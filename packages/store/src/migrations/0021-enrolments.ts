import type { MigrateTables } from './migration.ts'

/** Enrolments that somebody stopped on their way. */
export const enrolments: MigrateTables = async (db, { integer }) => {
  await db.schema.alterTable('enrolment').addColumn('cancelled_at', integer).execute()
  await db.schema
    .alterTable('enrolment')
    .addColumn('kept_out', integer, (column) => column.notNull().defaultTo(0))
    .execute()
  // those of an enrolment that are still to go in
  await db.schema
    .createIndex('input_enrolment')
    .on('input')
    .column('source')
    .where('source', '>=', 'enrol:')
    .where('source', '<', 'enrol;')
    .execute()
}
