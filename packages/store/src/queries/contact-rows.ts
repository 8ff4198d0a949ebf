import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../context.ts'
import { contactColumns, readContact } from '../rows/record-rows.ts'
import type { ContactRow } from '../shapes/records.ts'
import type { ContactTable } from '../tables/contact.ts'
import { displayName, named } from './names.ts'

export async function selectContacts({ reads }: Context, rest: RawBuilder<unknown>): Promise<ContactTable[]> {
  const columns = sql.join(contactColumns.map((column) => sql.ref(`contact.${column}`)))
  return (await sql<ContactTable>`select ${columns} from contact ${rest}`.execute(reads)).rows
}

/** In the order of the ids given; those that are gone are left out. */
export async function readContactRows(context: Context, ids: readonly number[]): Promise<ContactRow[]> {
  const found = await selectContacts(context, sql`where contact.id in ${context.database.numbers(ids)}`)
  const names = await companyNames(context, found)
  const rows = new Map(found.map((row) => [row.id, contactRow(row, names)]))
  return ids.flatMap((id) => rows.get(id) ?? [])
}

export async function companyNames(
  context: Context,
  rows: readonly ContactTable[],
): Promise<ReadonlyMap<number, string | null>> {
  const ids = [...new Set(rows.flatMap(({ company_id }) => company_id ?? []))]
  if (ids.length === 0) return new Map()
  const found = await context.reads.selectFrom('company').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(found.map(({ id, name }) => [id, name]))
}

export function contactRow(row: ContactTable, companies: ReadonlyMap<number, string | null>): ContactRow {
  const { id, version, companyId, fields } = readContact(row)
  const company = companyId === null ? null : named(companyId, companies.get(companyId))
  return { id, version, name: displayName(row), company, fields }
}
