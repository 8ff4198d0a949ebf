import { expect, test } from 'vitest'
import { z } from 'zod'
import { issuesAt } from '../document/issues-at.ts'
import {
  choiceField,
  durationField,
  fieldRefField,
  longTextField,
  numberField,
  optionally,
  templateField,
} from './fields.ts'
import { blankCase, blankConfig, formOf } from './form.ts'
import { caseOf, oneOfField, waysField } from './list-fields.ts'

const kind = {
  config: z.strictObject({
    why: longTextField({ title: 'Why', description: 'In your words.', max: 20 }),
    size: numberField({ title: 'Size', min: 1, max: 9 }),
    order: choiceField({ title: 'Order', options: { asc: 'Ascending', desc: 'Descending' } }),
    until: optionally(durationField({ title: 'Until' })),
    to: oneOfField({
      title: 'To',
      cases: [
        caseOf('field', 'A field', { field: fieldRefField({ title: 'Field', objects: ['contact'] }) }),
        caseOf('text', 'A text', { text: templateField({ title: 'Text' }) }),
      ],
      initial: { type: 'field' },
    }),
    ways: waysField({ title: 'Ways', reserved: ['else'] }),
  }),
}

test('a form has one field for each part of the configuration, in order', () => {
  expect(
    formOf(kind).map(({ path, title, description, control, required }) => [
      path,
      title,
      description,
      control,
      required,
    ]),
  ).toEqual([
    [['why'], 'Why', 'In your words.', 'long-text', true],
    [['size'], 'Size', null, 'number', true],
    [['order'], 'Order', null, 'choice', true],
    [['until'], 'Until', null, 'duration', false],
    [['to'], 'To', null, 'one-of', true],
    [['ways'], 'Ways', null, 'ways', true],
  ])
})

test('cases and list entries have fields of their own', () => {
  const to = formOf(kind).find((field) => field.control === 'one-of')
  const ways = formOf(kind).find((field) => 'of' in field)
  expect(to?.cases.map((one) => [one.value, one.label, one.fields.map((field) => field.path)])).toEqual([
    ['field', 'A field', [['to', 'field']]],
    ['text', 'A text', [['to', 'text']]],
  ])
  expect(ways?.of.map((field) => [field.path, field.control])).toEqual([
    [['label'], 'text'],
    [['when'], 'condition'],
  ])
  expect(to?.cases.map(blankCase)).toEqual([{ type: 'field' }, { type: 'text', text: '' }])
})

test('a new node starts with what can be known', () => {
  expect(blankConfig(kind)).toEqual({
    why: '',
    order: 'asc',
    until: null,
    to: { type: 'field' },
    ways: [{ id: 'way-1', label: '' }],
  })
})

test('what is wrong is said in words the catalogues have', () => {
  const given = {
    why: 'x'.repeat(21),
    size: 12,
    order: 'up',
    to: { type: 'field', field: 'deal.name' },
    ways: [],
    x: 1,
  }
  const reading = issuesAt('flow/config-invalid', 'config', kind.config, given)
  expect(reading.ok ? [] : reading.problems.map(({ where, message }) => [where, message])).toEqual([
    ['config.why', { text: 'At most {max}.', values: { max: 20 } }],
    ['config.size', { text: 'At most {max}.', values: { max: 9 } }],
    ['config.order', { text: 'Choose one of the options.' }],
    ['config.to.field', { text: 'Choose a field.' }],
    ['config.ways', { text: 'At least {min}.', values: { min: 1 } }],
    ['config', { text: 'Unknown setting: {keys}.', values: { keys: { type: 'list', of: ['x'] } } }],
  ])
})

test('a field without a control is a mistake in the kind', () => {
  expect(() => formOf({ config: z.strictObject({ bare: z.string() }) })).toThrow('has no control')
})
