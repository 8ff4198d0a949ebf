import { sql } from 'kysely'
import type { MigrateTables } from './migration.ts'

export const segments: MigrateTables = async (db, { integer, text }) => {
  await db.schema
    .createTable('segment')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('name', text, (column) => column.notNull().unique())
    .addColumn('description', text, (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('condition', text)
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('members', integer, (column) => column.notNull())
    .addColumn('updated_at', integer, (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('segment_member')
    .addColumn('segment', text, (column) => column.notNull())
    .addColumn('contact_id', integer, (column) => column.notNull())
    .addColumn('entered_at', integer, (column) => column.notNull())
    .addColumn('left_at', integer)
    .addColumn('entered_why', text, (column) => column.notNull())
    .addColumn('left_why', text)
    .execute()
  // conditions on membership, the members of a segment; nobody is in one twice
  await db.schema
    .createIndex('segment_member_now')
    .unique()
    .on('segment_member')
    .columns(['segment', 'contact_id'])
    .where(sql.ref('left_at'), 'is', null)
    .execute()
  // loadStates: a contact's segments; its timeline
  await db.schema.createIndex('segment_member_contact').on('segment_member').column('contact_id').execute()
}
