import { expect, test } from 'vitest'
import {
  chosenColumn,
  firstPlan,
  keyFrom,
  targetKey,
  targetOf,
  withNone,
  withType,
  type Preview,
} from './import-plan.ts'

test.each([
  ['Total Time Spent on Website', 'total_time_spent_on_website'],
  ['Prénom', 'prenom'],
  ['  2nd choice? ', 'nd_choice'],
  ['', 'column'],
  ['日本', 'column'],
])('a column headed %j becomes the field %s', (heading, key) => {
  expect(keyFrom(heading)).toBe(key)
})

test.each(['field:email', 'link:company:name', 'skip', 'new-field'])(
  'the target %s is chosen and shown as itself',
  (key) => {
    expect(targetKey(targetOf(key, 'Plan'))).toBe(key)
  },
)

const label = { en: 'Quality', fr: 'Quality', sv: 'Quality' }
const choices = [{ value: 'High', label }]
const quality: Preview['columns'][number] = {
  column: 'Quality',
  samples: ['High'],
  filled: 10,
  distinct: 1,
  suggestion: {
    column: 'Quality',
    to: { type: 'new-field', field: { key: 'lead_quality', type: 'choice', label, choices } },
    emptyValues: ['Select'],
  },
}

test('choosing again what was suggested brings the whole suggestion back', () => {
  expect(chosenColumn(quality, 'new-field')).toEqual(quality.suggestion)
})

test('cells that mean nothing still do when the column becomes another field', () => {
  expect(chosenColumn(quality, 'field:source')).toEqual({
    column: 'Quality',
    to: { type: 'field', field: 'source' },
    emptyValues: ['Select'],
  })
})

test('a new field that is a text has no choices, and has them again as a choice', () => {
  const { to } = quality.suggestion
  if (to.type !== 'new-field') throw new Error('The suggestion is a new field.')
  const text = withType(to, 'text', to)
  expect(text.field).toEqual({ key: 'lead_quality', type: 'text', label })
  expect(withType(text, 'choice', to)).toEqual(to)
})

test('leaving all out keeps every column, so that each can be taken again', () => {
  const plan = { object: 'contact', columns: [quality.suggestion], matchBy: null, runFlows: { type: 'no' } } as const
  expect(withNone({ ...plan, columns: [...plan.columns] }).columns).toEqual([
    { column: 'Quality', to: { type: 'skip' } },
  ])
})

test('rows are known by an external id also when its field is still to be made', () => {
  const to = { type: 'new-field', field: { key: 'external_id', type: 'text', label } } as const
  const columns = [{ ...quality, suggestion: { column: 'opportunity_id', to } }]
  expect(firstPlan({ import: { object: 'deal' }, columns } as unknown as Preview).matchBy).toBe('external_id')
})
