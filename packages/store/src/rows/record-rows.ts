import type { FieldValue, FieldValues } from '@etape/conditions'
import type { Company, Contact, Deal } from '@etape/crm'
import type { CompanyTable } from '../tables/company.ts'
import { contactTable, type ContactTable } from '../tables/contact.ts'
import { companyTable } from '../tables/company.ts'
import { dealTable, type DealTable } from '../tables/deal.ts'
import { readJson, storableText, writeJson } from './json.ts'

type Columns = Record<string, string | number | null>

const notFields: ReadonlySet<string> = new Set([
  'id',
  'version',
  'company_id',
  'due_at',
  'turned_at',
  'problem',
  'problem_at',
  'custom',
])
const flags: ReadonlySet<string> = new Set(['subscribed', 'marketing_contact'])
const fieldColumns = (columns: object) => Object.keys(columns).filter((column) => !notFields.has(column))

export const contactFields = fieldColumns(contactTable.columns)
const companyFields = fieldColumns(companyTable.columns)
const dealFields = fieldColumns(dealTable.columns)

/** Built-in fields are all there, `null` when absent; custom ones when they have a value. */
function readFields(row: object, columns: readonly string[], custom: string): FieldValues {
  const values = row as Columns
  const fields: Record<string, FieldValue> = {}
  for (const column of columns) {
    const value = values[column] ?? null
    fields[column] = value !== null && flags.has(column) ? value === 1 : value
  }
  return custom === '{}' ? fields : Object.assign(fields, readJson<FieldValues>(custom))
}

function writeFields(fields: FieldValues, columns: readonly string[], row: Columns = {}): Columns {
  for (const column of columns) row[column] = columnValue(fields[column])
  row['custom'] = writeCustom(fields, columns)
  return row
}

export function columnValue(value: FieldValue | undefined): string | number | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'string') return storableText(value)
  return typeof value === 'number' ? value : writeJson(value)
}

const builtIn = new Map<readonly string[], ReadonlySet<string>>(
  [contactFields, companyFields, dealFields].map((columns) => [columns, new Set(columns)]),
)

function writeCustom(fields: FieldValues, columns: readonly string[]): string {
  const known = builtIn.get(columns)
  let custom: Record<string, FieldValue> | null = null
  for (const key of Object.keys(fields)) {
    const value = fields[key] ?? null
    if (value !== null && !known?.has(key)) (custom ??= {})[key] = value
  }
  return custom === null ? '{}' : writeJson(custom)
}

export const readContact = (row: ContactTable): Contact => ({
  id: row.id,
  version: row.version,
  companyId: row.company_id,
  fields: readFields(row, contactFields, row.custom),
})

/** All but `due_at` and what is kept of a problem. */
export const writeContact = ({ id, version, companyId, fields }: Contact): Columns =>
  Object.assign(writeFields(fields, contactFields), { id, version, company_id: companyId })

/** As `writeContact`, into a row that has all columns: half of what it takes to make one and copy it (0.6 and 1.2 µs). */
export function fillContact(row: ContactTable, { version, companyId, fields }: Contact): void {
  writeFields(fields, contactFields, row as unknown as Columns)
  row.version = version
  row.company_id = companyId
}

export const readCompany = (row: CompanyTable): Company => ({
  id: row.id,
  version: row.version,
  fields: readFields(row, companyFields, row.custom),
})

export const writeCompany = ({ id, version, fields }: Company): CompanyTable =>
  Object.assign(writeFields(fields, companyFields), { id, version }) as unknown as CompanyTable

export const readDeal = (row: DealTable, contactIds: readonly number[]): Deal => ({
  id: row.id,
  version: row.version,
  companyId: row.company_id,
  contactIds,
  fields: readFields(row, dealFields, row.custom),
})

export const writeDeal = ({ id, version, companyId, fields }: Deal): DealTable =>
  Object.assign(writeFields(fields, dealFields), { id, version, company_id: companyId }) as unknown as DealTable

export const contactColumns = Object.keys(contactTable.columns) as (keyof ContactTable)[]
export const companyColumns = Object.keys(companyTable.columns) as (keyof CompanyTable)[]
export const dealColumns = Object.keys(dealTable.columns) as (keyof DealTable)[]
