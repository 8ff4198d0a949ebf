import { phrase, type Field, type FieldCatalog, type Phrase, type Problem } from '@etape/conditions'
import { coerce } from '@etape/crm'
import type { ColumnMapping, FileFacts, ImportPlan } from './import-plan.ts'

/** What stands in the way of importing a file by a plan. */
export function checkPlan(plan: ImportPlan, facts: FileFacts, catalog: FieldCatalog): Problem[] {
  const mapped = plan.columns.filter(({ to }) => to.type !== 'skip')
  return [
    ...mapped.flatMap((mapping) => columnFaults(mapping, plan, { facts, catalog })),
    ...repeatedTargets(mapped),
    ...keyFaults(plan, mapped),
    ...Object.entries(plan.defaults).flatMap(([key, value]) => defaultFaults(key, value, plan, catalog)),
    ...(mapped.length === 0 ? [fault('columns', phrase('No column is imported.'))] : []),
  ]
}

const fault = (where: string, message: Phrase): Problem => ({ code: 'import/plan', severity: 'error', message, where })

const atColumn = ({ column }: ColumnMapping): string => `columns.${column}`

function columnFaults(
  mapping: ColumnMapping,
  { object }: ImportPlan,
  { facts, catalog }: { facts: FileFacts; catalog: FieldCatalog },
): Problem[] {
  const { column, to } = mapping
  const at = atColumn(mapping)
  if (!facts.columns.includes(column)) return [fault(at, phrase('The file has no column “{column}”.', { column }))]
  if (to.type === 'field') return fieldFaults(catalog.get(`${object}.${to.field}`), to.field, at)
  if (to.type === 'new-field') return newFieldFaults(to.field, catalog.get(`${object}.${to.field.key}`), at)
  if (to.type === 'link') return linkFaults(to, object, at)
  return []
}

function fieldFaults(field: Field | undefined, key: string, at: string): Problem[] {
  if (!field) return [fault(at, phrase('There is no field “{key}”.', { key }))]
  return field.readOnly ? [fault(at, phrase('Etape keeps this field itself.'))] : []
}

function newFieldFaults(field: { key: string; type: string }, existing: Field | undefined, at: string): Problem[] {
  if (existing?.builtIn || (existing && existing.type !== field.type)) {
    return [fault(at, phrase('There is a field “{key}” already, of another type.', { key: field.key }))]
  }
  return []
}

function linkFaults(to: { to: 'company' | 'contact'; by: string }, object: string, at: string): Problem[] {
  const companyLink = to.to === 'company' && object !== 'company' && (to.by === 'name' || to.by === 'domain')
  const contactLink = to.to === 'contact' && object === 'deal' && (to.by === 'email' || to.by === 'external_id')
  return companyLink || contactLink ? [] : [fault(at, phrase('Such a record cannot be linked like this.'))]
}

function repeatedTargets(mapped: readonly ColumnMapping[]): Problem[] {
  const taken = new Map<string, string>()
  return mapped.flatMap((mapping) => {
    const target = targetOf(mapping)
    const first = taken.get(target)
    if (first !== undefined) return [fault(atColumn(mapping), phrase('“{first}” goes to the same field.', { first }))]
    taken.set(target, mapping.column)
    return []
  })
}

function targetOf({ to }: ColumnMapping): string {
  if (to.type === 'field') return to.field
  if (to.type === 'new-field') return to.field.key
  return to.type === 'link' ? `link ${to.to}` : ''
}

const keysOf = {
  contact: ['email', 'external_id'],
  company: ['domain', 'name'],
  deal: ['external_id', 'name'],
} as const

function keyFaults({ object, matchBy }: ImportPlan, mapped: readonly ColumnMapping[]): Problem[] {
  if (matchBy === null) return []
  const keys: readonly string[] = keysOf[object]
  if (!keys.includes(matchBy))
    return [fault('matchBy', phrase('Records of this sort are not known by “{key}”.', { key: matchBy }))]
  if (mapped.some((mapping) => targetOf(mapping) === matchBy)) return []
  return [fault('matchBy', phrase('No column is the “{key}” that rows are to be known by.', { key: matchBy }))]
}

function defaultFaults(key: string, value: unknown, { object }: ImportPlan, catalog: FieldCatalog): Problem[] {
  const field = catalog.get(`${object}.${key}`)
  const faults = fieldFaults(field, key, `defaults.${key}`)
  if (!field || faults.length > 0) return faults
  const coerced = coerce(field, value)
  return coerced.ok ? [] : coerced.problems.map((problem) => ({ ...problem, where: `defaults.${key}` }))
}
