import { conditionSchema, type Condition } from '@etape/conditions'
import * as fc from 'fast-check'
import type { z } from 'zod'
import { formOf, type FormField } from '../kit/form.ts'

/** Configurations of a kind that refer to what `aWorkspace` has; every field, case and list drawn from its form. */
export function arbitraryConfig(kind: { config: z.ZodType }): fc.Arbitrary<unknown> {
  return fieldsOf(formOf(kind))
}

const fieldsOf = (fields: readonly FormField[]): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(Object.fromEntries(fields.map((field) => [field.key, valueOf(field)])))

function valueOf(field: FormField): fc.Arbitrary<unknown> {
  const value = filledIn(field)
  if (field.required || field.initial !== null) return value
  return fc.option(value)
}

const isSwede: Condition = { fact: 'contact.country', operator: 'equal', value: 'SE' }
const conditions: fc.Arbitrary<Condition> = fc.constantFrom<Condition>(
  isSwede,
  { not: isSwede },
  { all: [isSwede, { fact: 'contact.score', operator: 'at-least', value: 50 }] },
  { fact: 'segments', operator: 'in-segment', value: 'qualified' },
)
const words = fc.constantFrom('Welcome', 'See you', 'A text with words')

function filledIn(field: FormField): fc.Arbitrary<unknown> {
  switch (field.control) {
    case 'duration':
      return fc.oneof(
        fc.record({ days: fc.integer({ min: 1, max: 30 }) }),
        fc.record({ minutes: fc.integer({ min: 1, max: 90 }) }),
      )
    case 'condition':
      return conditions.filter((condition) => conditionSchema.safeParse(condition).success)
    case 'property-filters':
      return fc.constantFrom([], [{ property: 'plan', operator: 'equal', value: 'pro' }])
    case 'event-name':
      return fc.constantFrom('Signed up', 'Meeting booked')
    case 'segment':
      return fc.constantFrom('qualified', 'active')
    case 'static-segment':
      return fc.constant('newsletter')
    case 'pipeline':
      return fc.constant('sales')
    case 'flow':
      return fc.constantFrom('welcome', 'goodbye')
    case 'node':
      return fc.constant('end-1')
    case 'shared-fields':
      return fc.subarray(['contact.country', 'contact.stage', 'contact.status'])
    case 'time-of-day':
      return fc.constantFrom('00:00', '08:30', '09:00', '20:00', '23:59')
    case 'weekdays':
      return fc.subarray([1, 2, 3, 4, 5])
    case 'zone':
      return fc.constantFrom('UTC', 'Europe/Stockholm', 'Australia/Lord_Howe')
    case 'cron':
      return fc.constantFrom('0 9 * * 1-5', '*/5 * * * *', '30 6 1 * *')
    case 'address':
      return fc.constantFrom('https://example.com/hook', 'https://example.com/{{ email | nobody }}')
    case 'entries':
      return fc.array(fieldsOf(field.of), { maxLength: 3 })
    case 'stage':
      return fc.constantFrom('lead', 'mql', 'customer')
    case 'status':
      return fc.constantFrom('new', 'open')
    case 'pipeline-stage':
      return fc.constant({ pipeline: 'sales', stage: 'new-deal' })
    case 'user':
      return fc.constantFrom('ada', 'bo')
    case 'users':
      return fc.subarray(['ada', 'bo'], { minLength: 1 })
    case 'team':
      return fc.constant('sales')
    case 'field':
      return field.types?.includes('date')
        ? fc.constantFrom('contact.created_at', 'contact.last_seen_at')
        : fc.constantFrom('contact.country', 'contact.source')
    case 'value':
      return fc.constantFrom('SE', 'FR')
    case 'text':
      // What stands in for a text that has to be written in a certain way is one.
      return field.placeholder === null ? words : fc.constant(field.placeholder)
    case 'long-text':
    case 'template':
      return words
    case 'number':
      return fc.integer({ min: field.min, max: Math.min(field.max, 100_000) })
    case 'choice':
      return fc.constantFrom(...field.options.map((option) => option.value))
    case 'toggle':
      return fc.boolean()
    case 'one-of':
      return fc.oneof(
        ...field.cases.map((one) => fieldsOf(one.fields).map((chosen) => ({ type: one.value, ...chosen }))),
      )
    case 'ways':
      return fc.array(fieldsOf(field.of), { minLength: 1, maxLength: 4 }).map(withIds)
    case 'weights':
      return fc.array(fieldsOf(field.of), { minLength: 2, maxLength: 4 }).map((ways) => shared(withIds(ways)))
  }
}

const withIds = (ways: readonly Record<string, unknown>[]) =>
  ways.map((way, index) => ({ ...way, id: `way-${index + 1}` }))

const shared = (ways: readonly Record<string, unknown>[]) =>
  ways.map((way, index) => ({ ...way, weight: index === 0 ? 100 - (ways.length - 1) * 10 : 10 }))
