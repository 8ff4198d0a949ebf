import { phrase, type Field, type FieldCatalog, type Problem } from '@etape/conditions'
import { coerce } from '@etape/crm'
import { fieldNamed } from '../kit/field-ref.ts'
import { ownValue } from '../kit/json.ts'
import { errorAt } from '../kit/problem.ts'
import { walkConfig, type ConfigEntry } from '../kit/walk-config.ts'
import type { Checked } from './check-context.ts'

/** Values of the type of the field they are for, and fields written that can be. */
export function checkValuesFit({ nodes, context }: Checked): Problem[] {
  return nodes.flatMap(({ node, kind }) =>
    walkConfig(kind, node.config).flatMap((entry) =>
      faultsOf(entry, `nodes.${node.id}.${entry.where}`, context.catalog),
    ),
  )
}

function faultsOf(entry: ConfigEntry, where: string, catalog: FieldCatalog): Problem[] {
  const { field: control, value, within } = entry
  if (control.control === 'field') {
    const field = fieldNamed(catalog, value)
    if (!field) return []
    if (control.types && !control.types.includes(field.type)) return [wrongType(where, field)]
    return control.writable && field.readOnly ? [readOnly(where, field)] : []
  }
  if (control.control !== 'value') return []
  const field = fieldNamed(catalog, ownValue(within, control.fieldAt))
  // Stages, statuses and owners are references, looked after by the rule for those.
  if (!field || (field.choices && refersElsewhere.has(field.key))) return []
  const reading = coerce(field, value)
  if (reading.ok) return []
  return reading.problems.map((problem) => errorAt('flow/value-unfit', where, problem.message, problem.hint))
}

const refersElsewhere: ReadonlySet<string> = new Set(['stage', 'furthest_stage', 'status', 'owner'])

const wrongType = (where: string, { object, key }: Field): Problem =>
  errorAt(
    'flow/value-unfit',
    where,
    phrase('{field} is of another type than is needed here.', { field: { type: 'field', id: `${object}.${key}` } }),
    phrase('Choose another field.'),
  )

const readOnly = (where: string, field: Field): Problem =>
  errorAt(
    'flow/field-read-only',
    where,
    phrase('{field} is kept by Etape and cannot be written.', {
      field: { type: 'field', id: `${field.object}.${field.key}` },
    }),
    phrase('Choose another field.'),
  )
