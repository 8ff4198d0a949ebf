import type { Facts } from '@etape/conditions'
import { phrase, type FieldValue } from '@etape/conditions'
import { choiceField } from './fields.ts'
import type { Effect, Outcome } from './outcome.ts'

export type RecordTarget = 'contact' | 'company'

export const recordField = () =>
  choiceField({ title: 'Record', options: { contact: 'The contact', company: 'The contact’s company' } })

export type Write = Extract<Effect, { type: 'write' }>

/** Writes and goes on; without a company there is nothing to write to, which is no failure. */
export function writeAndGoOn(facts: Facts, write: Omit<Write, 'type'>): Outcome {
  if (write.record === 'company' && !facts.company)
    return { type: 'leave', by: 'next', note: phrase('The contact has no company: nothing was written.') }
  return { type: 'leave', by: 'next', effects: [{ type: 'write', ...write }] }
}

/** A reference such as `company.country`, taken apart. */
export function splitRef(ref: string): { record: RecordTarget; field: string } {
  const dot = ref.indexOf('.')
  return { record: ref.startsWith('company.') ? 'company' : 'contact', field: ref.slice(dot + 1) }
}

/** The value a reference has now; absent is `null`. */
export function readRef(facts: Facts, ref: string): FieldValue {
  const { record, field } = splitRef(ref)
  const values = facts[record]
  return values && Object.hasOwn(values, field) ? (values[field] ?? null) : null
}

/** A number with so much more; nothing counts as 0. Free of what binary fractions leave behind. */
export const addTo = (before: FieldValue, by: number): number =>
  Number(((typeof before === 'number' ? before : 0) + by).toFixed(6))
