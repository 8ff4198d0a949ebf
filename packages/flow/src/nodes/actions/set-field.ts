import { phrase, type Facts, type FieldCatalog, type FieldType, type FieldValue, type Phrase } from '@etape/conditions'
import { z } from 'zod'
import { fieldRefField, numberField, templateField, valueField } from '../../kit/fields.ts'
import { caseOf, oneOfField } from '../../kit/list-fields.ts'
import { fieldNamed } from '../../kit/field-ref.ts'
import { defineNodeKind, type Fault } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { noteEmpty } from '../../kit/left-empty.ts'
import { addTo, readRef, splitRef, writeAndGoOn } from '../../kit/record-target.ts'

const mostAdded = { min: -1_000_000_000, max: 1_000_000_000 }

const config = z.strictObject({
  field: fieldRefField({ title: 'Field', objects: ['contact', 'company'], writable: true }),
  to: oneOfField({
    title: 'Set to',
    cases: [
      caseOf('value', 'A value', { value: valueField({ title: 'Value', fieldAt: 'field' }) }),
      caseOf('copy', 'Another field’s value', {
        from: fieldRefField({ title: 'Copy from', objects: ['contact', 'company'] }),
      }),
      caseOf('text', 'A personalised text', { text: templateField({ title: 'Text', max: 2000 }) }),
      caseOf('add', 'Its number plus or minus', {
        by: numberField({
          title: 'Add',
          description: 'With a minus sign, taken away.',
          ...mostAdded,
          step: 0.01,
          initial: 1,
        }),
      }),
      caseOf('now', 'The present moment', {}),
      caseOf('clear', 'Nothing: clear it', {}),
    ],
    initial: { type: 'value' },
  }),
})
type Config = z.output<typeof config>

/** Writes a field of the contact or its company. An empty field is never copied over a filled one. */
export const setField = defineNodeKind({
  type: 'set-field',
  category: 'action',
  icon: 'pencil',
  title: 'Set field',
  summary: 'Writes a field of the contact or its company.',
  config,
  outlets: onwards,
  example: { field: 'company.country', to: { type: 'copy', from: 'contact.country' } },
  card: describeWrite,
  faults: faultsOfWrite,
  bringsAbout: ({ field }) => [`field:${field}`],
  step: ({ config: { field, to }, facts, now, render }) => {
    if (to.type === 'copy' && readRef(facts, to.from) === null)
      return { type: 'leave', by: 'next', note: phrase('{field} is empty: nothing was copied.', fieldShown(to.from)) }
    if (to.type === 'add')
      return writeAndGoOn(facts, { ...splitRef(field), value: addTo(readRef(facts, field), to.by), isAdded: true })
    if (to.type !== 'text') return writeAndGoOn(facts, { ...splitRef(field), value: valueFor(to, facts, now) })
    const text = render(to.text)
    return { ...noteEmpty(text), ...writeAndGoOn(facts, { ...splitRef(field), value: text.text.trim() || null }) }
  },
})

const fieldShown = (id: string) => ({ field: { type: 'field', id } }) as const

function valueFor(to: Exclude<Config['to'], { type: 'text' | 'add' }>, facts: Facts, now: number): FieldValue {
  switch (to.type) {
    case 'value':
      return to.value
    case 'copy':
      return readRef(facts, to.from)
    case 'now':
      return now
    case 'clear':
      return null
  }
}

function describeWrite({ field, to }: Config): Phrase {
  const named = fieldShown(field)
  switch (to.type) {
    case 'value':
      return phrase('Set {field} to {value}', { ...named, value: { type: 'value', field, value: to.value } })
    case 'copy':
      return phrase('Copy {from} to {field}', { ...named, from: { type: 'field', id: to.from } })
    case 'text':
      return phrase('Set {field} to “{text}”', { ...named, text: to.text })
    case 'add':
      return to.by < 0
        ? phrase('Take {number} from {field}', { ...named, number: -to.by })
        : phrase('Add {number} to {field}', { ...named, number: to.by })
    case 'now':
      return phrase('Set {field} to the present moment', named)
    case 'clear':
      return phrase('Clear {field}', named)
  }
}

const texts: readonly FieldType[] = ['text', 'long-text', 'email', 'phone', 'url']

/** Sources that can never fit the field written; a value is looked at by the rule for values. */
function faultsOfWrite({ field, to }: Config, catalog: FieldCatalog): readonly Fault[] {
  const written = fieldNamed(catalog, field)
  if (!written) return []
  const named = { field: { type: 'field', id: field } } as const
  const where = 'config.to'
  if (to.type === 'now' && written.type !== 'date-time')
    return [
      {
        where,
        message: phrase('{field} cannot hold a moment in time.', named),
        hint: phrase('Choose a field of date and time.'),
      },
    ]
  if (to.type === 'add' && written.type !== 'number')
    return [{ where, message: phrase('{field} is no number.', named), hint: phrase('Choose a field of numbers.') }]
  if (to.type === 'text' && !texts.includes(written.type))
    return [{ where, message: phrase('{field} cannot hold a text.', named), hint: phrase('Choose a text field.') }]
  const source = to.type === 'copy' ? fieldNamed(catalog, to.from) : undefined
  if (!source || fits(source.type, written.type)) return []
  const from = { type: 'field', id: `${source.object}.${source.key}` } as const
  return [
    { where, message: phrase('{from} cannot be copied to {field}: they are of different types.', { ...named, from }) },
  ]
}

const fits = (from: FieldType, to: FieldType): boolean => {
  if (from === to) return true
  if (to === 'text' || to === 'long-text') return from === 'choice' || texts.includes(from)
  return from === 'text' && texts.includes(to)
}
