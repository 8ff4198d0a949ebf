import { sql } from 'kysely'
import type { MigrateTables } from './migration.ts'

export const records: MigrateTables = async (db, { integer, real, text, json, clustered }) => {
  await db.schema
    .createTable('id_block')
    .addColumn('name', text, (column) => column.primaryKey())
    .addColumn('next', integer, (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('contact')
    .addColumn('id', integer, (column) => column.primaryKey())
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('company_id', integer)
    .addColumn('due_at', integer)
    .addColumn('problem', text)
    .addColumn('problem_at', integer)
    .addColumn('email', text)
    .addColumn('first_name', text)
    .addColumn('last_name', text)
    .addColumn('phone', text)
    .addColumn('job_title', text)
    .addColumn('country', text)
    .addColumn('city', text)
    .addColumn('language', text)
    .addColumn('time_zone', text)
    .addColumn('owner', text)
    .addColumn('source', text)
    .addColumn('score', real)
    .addColumn('stage', text)
    .addColumn('status', text)
    .addColumn('furthest_stage', text)
    .addColumn('stage_since', integer)
    .addColumn('status_since', integer)
    .addColumn('subscribed', integer)
    .addColumn('marketing_contact', integer)
    .addColumn('external_id', text)
    .addColumn('created_at', integer)
    .addColumn('updated_at', integer)
    .addColumn('last_seen_at', integer)
    .addColumn('custom', json, (column) => column.notNull())
    .execute()
  // claimDue, nextDueAt
  await db.schema
    .createIndex('contact_due')
    .on('contact')
    .column('due_at')
    .where('due_at', 'is not', null)
    .where(sql.ref('problem'), 'is', null)
    .execute()
  // listSetAside
  await db.schema
    .createIndex('contact_problem')
    .on('contact')
    .column('problem_at')
    .where(sql.ref('problem'), 'is not', null)
    .execute()
  await db.schema
    .createIndex('contact_email')
    .unique()
    .on('contact')
    .column('email')
    .where('email', 'is not', null)
    .execute()
  await db.schema
    .createIndex('contact_external_id')
    .unique()
    .on('contact')
    .column('external_id')
    .where('external_id', 'is not', null)
    .execute()
  // the company's contacts: inputs that travel on, the company page
  await db.schema
    .createIndex('contact_company')
    .on('contact')
    .column('company_id')
    .where('company_id', 'is not', null)
    .execute()
  // counts per stage and status, lists and conditions by them
  await db.schema.createIndex('contact_stage').on('contact').column('stage').execute()
  await db.schema.createIndex('contact_status').on('contact').column('status').execute()
  // the list of contacts as it opens
  await db.schema.createIndex('contact_updated').on('contact').column('updated_at').execute()

  await db.schema
    .createTable('company')
    .addColumn('id', integer, (column) => column.primaryKey())
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('name', text)
    .addColumn('domain', text)
    .addColumn('industry', text)
    .addColumn('country', text)
    .addColumn('size', real)
    .addColumn('owner', text)
    .addColumn('stage', text)
    .addColumn('status', text)
    .addColumn('furthest_stage', text)
    .addColumn('stage_since', integer)
    .addColumn('status_since', integer)
    .addColumn('created_at', integer)
    .addColumn('updated_at', integer)
    .addColumn('custom', json, (column) => column.notNull())
    .execute()
  // loadStates: the company of an e-mail domain
  await db.schema
    .createIndex('company_domain')
    .unique()
    .on('company')
    .column('domain')
    .where('domain', 'is not', null)
    .execute()
  // the list of companies, imports that match by name
  await db.schema.createIndex('company_name').on('company').column('name').execute()
  // counts per stage and status
  await db.schema.createIndex('company_stage').on('company').column('stage').execute()
  await db.schema.createIndex('company_status').on('company').column('status').execute()

  await db.schema
    .createTable('deal')
    .addColumn('id', integer, (column) => column.primaryKey())
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('company_id', integer)
    .addColumn('name', text)
    .addColumn('pipeline', text)
    .addColumn('stage', text)
    .addColumn('type', text)
    .addColumn('amount', real)
    .addColumn('currency', text)
    .addColumn('close_date', integer)
    .addColumn('owner', text)
    .addColumn('stage_since', integer)
    .addColumn('created_at', integer)
    .addColumn('updated_at', integer)
    .addColumn('custom', json, (column) => column.notNull())
    .execute()
  // deals of a company
  await db.schema
    .createIndex('deal_company')
    .on('deal')
    .column('company_id')
    .where('company_id', 'is not', null)
    .execute()
  // the board, and its sums
  await db.schema.createIndex('deal_stage').on('deal').columns(['pipeline', 'stage']).execute()
  await db.schema
    .createTable('deal_contact')
    .addColumn('deal_id', integer, (column) => column.notNull())
    .addColumn('contact_id', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('deal_contact_key', ['deal_id', 'contact_id'])
    .modifyEnd(clustered)
    .execute()
  // loadStates: a contact's deals
  await db.schema.createIndex('deal_contact_contact').on('deal_contact').column('contact_id').execute()
}
