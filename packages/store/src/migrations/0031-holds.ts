import { sql } from 'kysely'
import type { MigrateTables } from './migration.ts'

/** First messages of a new version that wait for somebody to look at them. */
export const holds: MigrateTables = async (db, { integer, text, clustered }) => {
  await db.schema
    .createTable('flow_hold')
    .addColumn('version_id', integer, (column) => column.primaryKey())
    .addColumn('flow', text, (column) => column.notNull())
    .addColumn('contacts', integer)
    .addColumn('until', integer)
    .addColumn('taken', integer, (column) => column.notNull())
    .addColumn('opened_at', integer, (column) => column.notNull())
    .addColumn('ended_at', integer)
    .addColumn('ended_by', text)
    .execute()
  // which versions hold; a handful at most
  await db.schema
    .createIndex('flow_hold_open')
    .on('flow_hold')
    .column('version_id')
    .where(sql.ref('ended_at'), 'is', null)
    .execute()
  await db.schema
    .createTable('held_contact')
    .addColumn('version_id', integer, (column) => column.notNull())
    .addColumn('contact_id', integer, (column) => column.notNull())
    .addColumn('released_at', integer)
    .addPrimaryKeyConstraint('held_contact_key', ['version_id', 'contact_id'])
    .modifyEnd(clustered)
    .execute()
  await db.schema.alterTable('delivery').addColumn('hold', integer).execute()
}
