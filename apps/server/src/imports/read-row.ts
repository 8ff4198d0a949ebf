import { fieldCatalog, phrase, type Field, type FieldCatalog, type FieldValue, type Phrase } from '@etape/conditions'
import { coerce, type CoerceOptions } from '@etape/crm'
import { dateOrder } from './date-formats.ts'
import type { ColumnMapping, FileFacts, ImportPlan } from './import-plan.ts'
import type { Row } from './read-rows.ts'

/** What one row says, coerced. Empty cells say nothing. */
export interface RowValues {
  row: number
  fields: Record<string, FieldValue>
  company: { by: 'name' | 'domain'; value: string } | null
  contact: { by: 'email' | 'external_id'; value: string } | null
  cells: readonly string[]
}

export interface RowFault {
  column: string | null
  message: Phrase
}

export type RowReading = { ok: true; values: RowValues } | { ok: false; faults: RowFault[] }
export type RowReader = (row: Row) => RowReading

/** Reads rows as the plan says. Fields the plan makes are known to it before they are made. */
export function rowReader(plan: ImportPlan, facts: FileFacts, catalog: FieldCatalog): RowReader {
  const known = withNewFields(plan, catalog)
  const readers = plan.columns.flatMap((mapping) => cellReader(mapping, plan, { facts, catalog: known }) ?? [])
  return (row) => {
    const misfit = row.fault ?? widthFault(row, facts)
    if (misfit) return { ok: false, faults: [{ column: null, message: misfit }] }
    const values: RowValues = { row: row.number, fields: {}, company: null, contact: null, cells: row.cells }
    const faults = readers.flatMap((read) => read(row.cells, values))
    if (faults.length > 0) return { ok: false, faults }
    const nameless = keyFault(plan, values)
    return nameless ? { ok: false, faults: [nameless] } : { ok: true, values }
  }
}

type CellReader = (cells: readonly string[], values: RowValues) => RowFault[]

function cellReader(
  mapping: ColumnMapping,
  { object }: ImportPlan,
  { facts, catalog }: { facts: FileFacts; catalog: FieldCatalog },
): CellReader | null {
  const { column, to } = mapping
  const index = facts.columns.indexOf(column)
  const textOf = cellText(mapping)
  if (to.type === 'skip' || index < 0) return null
  if (to.type === 'link') {
    return (cells, values) => {
      noteLink(to, textOf(cells[index]), values)
      return []
    }
  }
  const field = catalog.get(`${object}.${to.type === 'field' ? to.field : to.field.key}`)
  if (!field) return null
  const options: CoerceOptions = mapping.dateFormat ? { dates: dateOrder[mapping.dateFormat] } : {}
  return (cells, { fields }) => {
    const coerced = coerce(field, textOf(cells[index]), options)
    if (!coerced.ok) return coerced.problems.map(({ message }) => ({ column, message }))
    if (coerced.value !== null) fields[field.key] = mapping.negate ? !coerced.value : coerced.value
    return []
  }
}

/** The cell as it counts: trimmed, empty where it says that nothing was chosen, and in the spelling used here. */
function cellText({ emptyValues, replace }: ColumnMapping): (cell: string | undefined) => string {
  const empty = new Set(emptyValues)
  const spellings = new Map(Object.entries(replace ?? {}))
  return (cell = '') => {
    const text = cell.trim()
    return empty.has(text) ? '' : (spellings.get(text) ?? text)
  }
}

function noteLink(to: Extract<ColumnMapping['to'], { type: 'link' }>, text: string, values: RowValues): void {
  if (text === '') return
  const value = to.by === 'email' || to.by === 'domain' ? text.toLowerCase() : text
  if (to.to === 'company' && (to.by === 'name' || to.by === 'domain')) values.company = { by: to.by, value }
  if (to.to === 'contact' && (to.by === 'email' || to.by === 'external_id')) values.contact = { by: to.by, value }
}

const widthFault = ({ cells }: Row, { columns }: FileFacts): Phrase | null =>
  cells.length === columns.length
    ? null
    : phrase('The row has {found} cells, the header {expected}.', { found: cells.length, expected: columns.length })

function keyFault({ matchBy }: ImportPlan, { fields }: RowValues): RowFault | null {
  if (matchBy === null || typeof fields[matchBy] === 'string') return null
  return { column: null, message: phrase('The row has no “{key}” to know the record by.', { key: matchBy }) }
}

function withNewFields({ object, columns }: ImportPlan, catalog: FieldCatalog): FieldCatalog {
  const made = newFieldsOf({ object, columns }).filter(({ key }) => !catalog.has(`${object}.${key}`))
  return new Map([...catalog, ...fieldCatalog(made)])
}

/** The fields a plan asks to be made. */
export function newFieldsOf({ object, columns }: Pick<ImportPlan, 'object' | 'columns'>): Field[] {
  return columns.flatMap(({ to }) => {
    if (to.type !== 'new-field') return []
    const { choices, ...field } = to.field
    const listed = choices?.map(({ color, ...choice }) => ({ ...choice, ...(color && { color }) }))
    return [{ ...field, ...(listed && { choices: listed }), object, builtIn: false }]
  })
}
