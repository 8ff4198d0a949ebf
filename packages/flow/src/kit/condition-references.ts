import type { Comparison, Condition, FieldFilter } from '@etape/conditions'

/** Something named by id that is kept elsewhere. */
export interface Named {
  type:
    | 'segment'
    | 'stage'
    | 'status'
    | 'field'
    | 'user'
    | 'team'
    | 'pipeline'
    | 'pipeline-stage'
    | 'event'
    | 'flow'
    | 'node'
  /** A pipeline stage is `pipeline/stage`, a field `contact.country`. */
  id: string
}

/** All that a condition refers to. */
export function conditionReferences(condition: Condition): Named[] {
  if ('all' in condition) return condition.all.flatMap(conditionReferences)
  if ('any' in condition) return condition.any.flatMap(conditionReferences)
  if ('not' in condition) return conditionReferences(condition.not)
  return comparisonReferences(condition)
}

function comparisonReferences(comparison: Comparison): Named[] {
  switch (comparison.fact) {
    case 'segments':
      return [{ type: 'segment', id: comparison.value }]
    case 'flows':
      return [{ type: 'flow', id: comparison.value }]
    case 'events':
    case 'first-event':
    case 'last-event':
      return [{ type: 'event', id: comparison.params.name }]
    case 'deals':
      return (comparison.params.where ?? []).flatMap(fieldReferences)
    default:
      return fieldReferences({ ...comparison, field: comparison.fact })
  }
}

const fieldReferences = ({ field, value }: Pick<FieldFilter, 'field' | 'value'>): Named[] => [
  { type: 'field', id: field },
  ...valueReferences(field, value),
]

/** A value of a stage, status or owner field names a stage, a status or a user. */
export function valueReferences(field: string, value: unknown): Named[] {
  const type = fieldsThatRefer[field]
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return type ? values.flatMap((one) => (typeof one === 'string' && one ? [{ type, id: one }] : [])) : []
}

const fieldsThatRefer: Readonly<Record<string, Named['type']>> = {
  'contact.stage': 'stage',
  'contact.furthest_stage': 'stage',
  'contact.status': 'status',
  'contact.owner': 'user',
  'company.stage': 'stage',
  'company.furthest_stage': 'stage',
  'company.status': 'status',
  'company.owner': 'user',
  'deal.owner': 'user',
}
