import { phrase, type FieldValue, type Phrase, type PhraseValue } from '@etape/conditions'
import { z } from 'zod'
import { fieldRefField, optionally, valueField } from '../../kit/fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { equalsValue } from '../../kit/equals-value.ts'
import { conditionsOf, onlyIfField } from '../../kit/only-if.ts'

const config = z.strictObject({
  field: fieldRefField({ title: 'Field', objects: ['contact', 'company'] }),
  from: optionally(valueField({ title: 'From', fieldAt: 'field', description: 'Leave empty for any value.' })),
  to: optionally(valueField({ title: 'To', fieldAt: 'field', description: 'Leave empty for any value.' })),
  when: onlyIfField(),
})

/** Starts when a field of the contact or its company gets another value. */
export const fieldChanged = defineNodeKind({
  type: 'field-changed',
  category: 'trigger',
  icon: 'forms',
  title: 'Field changed',
  summary: 'Starts when a field of the contact or its company changes.',
  config,
  outlets: onwards,
  example: { field: 'contact.country', from: null, to: 'SE', when: null },
  card: describeChange,
  asks: conditionsOf,
  starts: {
    hears: ({ field }) => [`field:${field}`],
    matches: ({ field, from, to }, happening) =>
      happening.type === 'field-changed' &&
      `${happening.record}.${happening.field}` === field &&
      equalsValue(happening.before, from) &&
      equalsValue(happening.after, to),
  },
  step: () => ({ type: 'leave', by: 'next' }),
})

function describeChange({ field, from, to }: z.output<typeof config>): Phrase {
  const value = (one: FieldValue): PhraseValue => ({ type: 'value', field, value: one })
  const named = { field: { type: 'field', id: field } } as const
  if (from !== null && to !== null)
    return phrase('{field} changes from {from} to {to}', { ...named, from: value(from), to: value(to) })
  if (to !== null) return phrase('{field} becomes {to}', { ...named, to: value(to) })
  if (from !== null) return phrase('{field} is no longer {from}', { ...named, from: value(from) })
  return phrase('{field} changes', named)
}
