import {
  operatorsFor,
  pageVisit,
  type Comparison,
  type ComparedValue,
  type Condition,
  type FieldCatalog,
  type FieldOperator,
  type FieldRef,
  type FieldType,
  type ValueControl,
} from '@etape/conditions'

/** How the lines of a group are taken together. `none` and `not-all` are a `not` around a group. */
export type Joining = 'all' | 'any' | 'none' | 'not-all'
export interface Group {
  joining: Joining
  parts: readonly Condition[]
}

/** The group a condition is, if it is one. A `not` around a single line is none: it stays a line of its own sort. */
export function groupOf(condition: Condition): Group | null {
  if ('all' in condition) return { joining: 'all', parts: condition.all }
  if ('any' in condition) return { joining: 'any', parts: condition.any }
  if (!('not' in condition)) return null
  const inner = condition.not
  if ('any' in inner) return { joining: 'none', parts: inner.any }
  return 'all' in inner ? { joining: 'not-all', parts: inner.all } : null
}

/** The condition a group is; `null` when nothing is left in it. */
export function fromGroup({ joining, parts }: Group): Condition | null {
  if (parts.length === 0) return null
  switch (joining) {
    case 'all':
      return { all: [...parts] }
    case 'any':
      return { any: [...parts] }
    case 'none':
      return { not: { any: [...parts] } }
    case 'not-all':
      return { not: { all: [...parts] } }
  }
}

/** A group with one part replaced, or taken out when `part` is `null`. */
export function withPart(group: Group, index: number, part: Condition | null): Group {
  const parts = group.parts.flatMap((known, at) => {
    if (at !== index) return [known]
    return part ? [part] : []
  })
  return { ...group, parts }
}

/** A new line about something chosen in the picker: `contact.country`, `events`, `pages`, `last-event`, `segments`, `flows`, `deals`. */
export function newComparison(about: string, catalog: FieldCatalog): Comparison {
  if (about === 'segments') return { fact: 'segments', operator: 'in-segment', value: '' }
  if (about === 'flows') return { fact: 'flows', operator: 'been-in-flow', value: '' }
  if (about === 'deals') return { fact: 'deals', params: {}, operator: 'did', value: null }
  if (about === 'pages')
    return {
      fact: 'events',
      params: { name: pageVisit, where: [{ property: 'path', operator: 'equal', value: '' }] },
      operator: 'did',
      value: null,
    }
  if (about === 'events') return { fact: 'events', params: { name: '' }, operator: 'did', value: null }
  if (about === 'first-event' || about === 'last-event')
    return { fact: about, params: { name: '' }, operator: 'within-last', value: blankFor('duration') }
  const ref = about as FieldRef
  const [operator] = operatorsFor(catalog.get(ref)?.type ?? 'text')
  return { fact: ref, operator: operator?.id ?? 'equal', value: blankFor(operator?.control ?? 'text') }
}

/** The value to begin with for a control. */
export function blankFor(control: ValueControl): ComparedValue {
  switch (control) {
    case 'none':
      return null
    case 'boolean':
      return true
    case 'duration':
      return { days: 30 }
    case 'texts':
    case 'choices':
    case 'date-pair':
    case 'number-pair':
      return []
    case 'number':
      return null
    case 'text':
    case 'date':
    case 'choice':
      return ''
  }
}

/** The control an operator has for a type of field. */
export function controlOf(type: FieldType, operator: FieldOperator): ValueControl {
  return operatorsFor(type).find(({ id }) => id === operator)?.control ?? 'text'
}

/** Another operator, keeping the value where both take the same sort. */
export function withOperator<T extends { operator: FieldOperator; value: ComparedValue }>(
  line: T,
  operator: FieldOperator,
  type: FieldType,
): T {
  const control = controlOf(type, operator)
  const same = controlOf(type, line.operator) === control
  return { ...line, operator, value: same ? line.value : blankFor(control) }
}
