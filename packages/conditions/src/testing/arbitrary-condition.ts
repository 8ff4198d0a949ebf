import * as fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import type {
  ComparedValue,
  Condition,
  CountOperator,
  DealComparison,
  EventComparison,
  EventTimeComparison,
  FieldComparison,
  FieldFilter,
  FieldOperator,
  PropertyFilter,
} from '../condition.ts'
import type { Field, FieldCatalog, FieldObject, FieldRef } from '../fields.ts'
import { countOperators, eventTimeOperators, operatorsFor } from '../operators.ts'
import type { ValueControl } from '../operator-row.ts'
import { days, durations, eventNames, flowIds, numbers, propertyKeys, segmentIds, texts } from './pools.ts'

/** Conditions that `readCondition` accepts with the catalog, of all operators and shapes. */
export function arbitraryCondition(catalog: FieldCatalog): Arbitrary<Condition> {
  const comparison = arbitraryComparison(catalog)
  let inner = comparison
  for (let depth = 0; depth < 3; depth += 1) {
    const parts = fc.array(inner, { minLength: 1, maxLength: 3 })
    inner = fc.oneof(
      { weight: 3, arbitrary: comparison },
      { weight: 2, arbitrary: parts.map((all) => ({ all })) },
      { weight: 2, arbitrary: parts.map((any) => ({ any })) },
      { weight: 1, arbitrary: inner.map((not) => ({ not })) },
    )
  }
  return inner
}

function arbitraryComparison(catalog: FieldCatalog): Arbitrary<Condition> {
  const fields = fc.constantFrom(...fieldsOf(catalog, 'contact'), ...fieldsOf(catalog, 'company'))
  const filters = fc.constantFrom(...fieldsOf(catalog, 'deal')).chain(fieldFilter)
  return fc.oneof(
    { weight: 6, arbitrary: fields.chain(fieldComparison) },
    { weight: 2, arbitrary: dealComparison(filters) },
    { weight: 3, arbitrary: eventComparison },
    { weight: 3, arbitrary: eventTimeComparison },
    {
      weight: 1,
      arbitrary: fc.record({
        fact: fc.constant('segments' as const),
        operator: fc.constantFrom('in-segment', 'not-in-segment'),
        value: segmentIds,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        fact: fc.constant('flows' as const),
        operator: fc.constantFrom('in-flow', 'not-in-flow', 'been-in-flow', 'never-in-flow'),
        value: flowIds,
      }),
    },
  )
}

function fieldComparison(field: Field): Arbitrary<FieldComparison> {
  const fact: FieldRef = `${field.object}.${field.key}`
  return compared(field).map((test) => ({ fact, ...test }))
}

function fieldFilter(field: Field): Arbitrary<FieldFilter> {
  const ref: FieldRef = `${field.object}.${field.key}`
  return compared(field).map((test) => ({ field: ref, ...test }))
}

function dealComparison(filters: Arbitrary<FieldFilter>): Arbitrary<DealComparison> {
  const where = fc.array(filters, { maxLength: 2 })
  return fc.tuple(where, often).map(([list, test]) => ({ fact: 'deals', params: { where: list }, ...test }))
}

const propertyFilter: Arbitrary<PropertyFilter> = fc
  .constantFrom('text', 'number', 'boolean')
  .chain((type) => fc.tuple(propertyKeys, compared({ type })))
  .map(([property, test]) => ({ property, ...test }))

const often: Arbitrary<{ operator: CountOperator; value: number | null }> = fc
  .tuple(fc.constantFrom(...countOperators), fc.integer({ min: 0, max: 3 }))
  .map(([{ id, control }, count]) => ({
    operator: id,
    value: control === 'none' ? null : Math.max(count, id === 'count-at-least' ? 1 : 0),
  }))

const eventComparison: Arbitrary<EventComparison> = fc
  .tuple(eventNames, fc.array(propertyFilter, { maxLength: 2 }), fc.option(durations), often)
  .map(([name, where, within, test]) => ({
    fact: 'events',
    params: { name, ...(where.length > 0 && { where }), ...(within && { within }) },
    ...test,
  }))

const eventTimeComparison: Arbitrary<EventTimeComparison> = fc
  .tuple(
    fc.constantFrom('first-event', 'last-event'),
    eventNames,
    fc.array(propertyFilter, { maxLength: 1 }),
    fc
      .constantFrom(...eventTimeOperators)
      .chain(({ id, control }) => valueOf(control, {}).map((value) => ({ operator: id, value }))),
  )
  .map(([fact, name, where, test]) => ({ fact, params: { name, ...(where.length > 0 && { where }) }, ...test }))

function compared(
  field: Pick<Field, 'type' | 'choices'>,
): Arbitrary<{ operator: FieldOperator; value: ComparedValue }> {
  return fc
    .constantFrom(...operatorsFor(field.type))
    .chain(({ id, control }) => valueOf(control, field).map((value) => ({ operator: id, value })))
}

function valueOf(control: ValueControl, { choices = [] }: Pick<Field, 'choices'>): Arbitrary<ComparedValue> {
  const choice = choices.length > 0 ? fc.constantFrom(...choices.map(({ value }) => value)) : texts
  const day = days.map((at) => new Date(at).toISOString().slice(0, 10))
  const list = { minLength: 1, maxLength: 3 }
  const values: Record<ValueControl, () => Arbitrary<ComparedValue>> = {
    none: () => fc.constant(null),
    text: () => texts,
    texts: () => fc.array(texts, list),
    number: () => numbers,
    'number-pair': () => fc.tuple(numbers, numbers).map(([a, b]) => (a <= b ? [a, b] : [b, a])),
    boolean: () => fc.boolean(),
    date: () => day,
    'date-pair': () => fc.tuple(day, day).map(([a, b]) => (a <= b ? [a, b] : [b, a])),
    duration: () => durations,
    choice: () => choice,
    choices: () => fc.array(choice, list),
  }
  return values[control]()
}

function fieldsOf(catalog: FieldCatalog, object: FieldObject): Field[] {
  return [...catalog.values()].filter((field) => field.object === object)
}
