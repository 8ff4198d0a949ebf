import * as fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import type { EventFact, Facts, FieldValues } from '../facts.ts'
import type { Field, FieldCatalog, FieldObject, FieldValue } from '../fields.ts'
import { days, eventNames, flowIds, moments, numbers, propertyKeys, segmentIds, texts } from './pools.ts'

/** Contacts with values for some of the fields, events around the times of `arbitraryAsking`, and deals. */
export function arbitraryFacts(catalog: FieldCatalog): Arbitrary<Facts> {
  return fc.record({
    contact: valuesOf(catalog, 'contact'),
    company: fc.option(valuesOf(catalog, 'company'), { freq: 3 }),
    deals: fc.array(valuesOf(catalog, 'deal'), { maxLength: 3 }),
    events: fc.array(event, { maxLength: 6 }).map((events) => events.toSorted((one, other) => one.at - other.at)),
    segments: fc.uniqueArray(segmentIds, { maxLength: 2 }).map((ids) => new Set(ids)),
    flows: fc
      .array(fc.tuple(flowIds, fc.constantFrom('under-way', 'over')), { maxLength: 2 })
      .map((all) => new Map(all)),
  })
}

const property: Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: texts },
  { weight: 3, arbitrary: numbers },
  fc.boolean(),
  fc.constantFrom(null, '', [], {}, ['Acme'], { text: 'Acme' }),
)

const event: Arbitrary<EventFact> = fc.record({
  name: eventNames,
  at: moments,
  properties: fc.array(fc.tuple(propertyKeys, property), { maxLength: 4 }).map((pairs) => Object.fromEntries(pairs)),
})

/** Absent fields are `null` or not there at all. */
function valuesOf(catalog: FieldCatalog, object: FieldObject): Arbitrary<FieldValues> {
  const fields = [...catalog.values()].filter((field) => field.object === object)
  const values = fields.map((field) =>
    fc.option(valueOf(field), { freq: 3 }).map((value) => [field.key, value] as const),
  )
  return fc
    .tuple(...values)
    .map((pairs) => Object.fromEntries(pairs.filter((_, at) => at % 5 > 0 || pairs[at]?.[1] !== null)))
}

function valueOf({ type, choices = [] }: Field): Arbitrary<FieldValue> {
  const choice = choices.length > 0 ? fc.constantFrom(...choices.map(({ value }) => value)) : texts
  switch (type) {
    case 'number':
      return numbers
    case 'boolean':
      return fc.boolean()
    case 'date':
      return days
    case 'date-time':
      return moments
    case 'choice':
      return choice
    case 'multi-choice':
      return fc.uniqueArray(choice, { maxLength: 3 })
    default:
      return texts
  }
}
