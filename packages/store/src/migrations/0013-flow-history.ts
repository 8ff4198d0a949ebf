import { sql } from 'kysely'
import type { MigrateTables } from './migration.ts'

/** Where a flow is filed, since when it is paused, and drafts that were kept under a name. */
export const flowHistory: MigrateTables = async (db, { integer, text }) => {
  await db.schema.alterTable('flow').addColumn('paused_at', integer).execute()
  // versions that failed runs can be resumed on
  await db.schema
    .createIndex('run_failed')
    .on('run')
    .column('version_id')
    .where(sql.ref('status'), '=', 'failed')
    .execute()
  await db.schema.alterTable('flow').addColumn('live_since', integer).execute()
  await db.schema
    .alterTable('flow')
    .addColumn('folder', text, (column) => column.notNull().defaultTo(''))
    .execute()
  await db.schema
    .alterTable('flow')
    .addColumn('tags', text, (column) => column.notNull().defaultTo('[]'))
    .execute()
  await db.schema.alterTable('flow').addColumn('owner', text).execute()
  await db.schema
    .createTable('flow_save_point')
    .addColumn('id', integer, (column) => column.primaryKey())
    .addColumn('flow', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('document', text, (column) => column.notNull())
    .addColumn('nodes', integer, (column) => column.notNull())
    .addColumn('saved_at', integer, (column) => column.notNull())
    .addColumn('saved_by', text, (column) => column.notNull())
    .execute()
  // a flow's save points, newest first
  await db.schema.createIndex('flow_save_point_flow').on('flow_save_point').columns(['flow', 'id']).execute()
}
