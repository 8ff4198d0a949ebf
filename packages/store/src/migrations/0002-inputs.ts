import type { MigrateTables } from './migration.ts'

export const inputs: MigrateTables = async (db, { integer, text, clustered }) => {
  await db.schema
    .createTable('identity')
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('value', text, (column) => column.notNull())
    .addColumn('contact_id', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('identity_key', ['kind', 'value'])
    .modifyEnd(clustered)
    .execute()
  // deleting a contact
  await db.schema.createIndex('identity_contact').on('identity').column('contact_id').execute()
  await db.schema
    .createTable('input')
    .addColumn('contact_id', integer, (column) => column.notNull())
    .addColumn('id', integer, (column) => column.notNull())
    .addColumn('at', integer, (column) => column.notNull())
    .addColumn('received_at', integer, (column) => column.notNull())
    .addColumn('hop', integer, (column) => column.notNull())
    .addColumn('source', text, (column) => column.notNull())
    .addColumn('content', text, (column) => column.notNull())
    // loadStates: a contact's inputs in order
    .addPrimaryKeyConstraint('input_pkey', ['contact_id', 'id'])
    .modifyEnd(clustered)
    .execute()
  // how far an import has settled
  await db.schema
    .createIndex('input_import')
    .on('input')
    .column('source')
    .where('source', '>=', 'import:')
    .where('source', '<', 'import;')
    .execute()
  await db.schema
    .createTable('input_key')
    .addColumn('source', text, (column) => column.notNull())
    .addColumn('key', text, (column) => column.notNull())
    .addColumn('contact_id', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('input_key_key', ['source', 'key'])
    .modifyEnd(clustered)
    .execute()
}
