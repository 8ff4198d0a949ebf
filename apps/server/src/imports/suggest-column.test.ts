import { buildCatalog, defaultCrmSettings } from '@etape/crm'
import { expect, test } from 'vitest'
import { emptyColumn, noteCell } from './column-facts.ts'
import type { ImportObject } from './import-plan.ts'
import { keyFrom, suggestColumn } from './suggest-column.ts'

const catalog = buildCatalog({ customFields: [], settings: defaultCrmSettings() })

const suggest = (name: string, cells: readonly string[], object: ImportObject = 'contact') => {
  const facts = emptyColumn()
  for (const cell of cells) noteCell(facts, cell)
  return suggestColumn(name, facts, { object, catalog })
}
const newType = (cells: readonly string[]) => {
  const { to } = suggest('Something', cells)
  return to.type === 'new-field' ? to.field.type : to.type
}

test.each([
  ['number', ['1', '2.5', '1 000']],
  ['boolean', ['Yes', 'no', 'Yes']],
  ['boolean', ['0', '1', '1']],
  ['text', ['00123', '00456', '00789']],
  ['email', ['a@example.com', 'b@example.com']],
  ['url', ['https://example.com', 'http://example.org/x']],
  ['date', ['2024-01-31', '2024-12-01']],
  ['date', ['31-12-16', '01-02-17']],
  ['choice', ['red', 'blue', 'red', 'blue', 'red']],
  ['text', ['red', 'blue', 'green']],
  ['long-text', ['x'.repeat(300), 'y'.repeat(400), 'z']],
  ['skip', ['', ' ']],
])('a column becomes %s by its cells', (type, cells) => {
  expect(newType(cells)).toBe(type)
})

test('days come before months unless the cells say otherwise', () => {
  expect(suggest('When', ['31/12/2024', '01/02/2024'])).toMatchObject({ dateFormat: 'DD/MM/YYYY' })
  expect(suggest('When', ['12/31/2024', '01/02/2024'])).toMatchObject({ dateFormat: 'MM/DD/YYYY' })
})

test('a sign for nothing chosen is no choice', () => {
  expect(suggest('Topic', ['Select', 'A', 'B', 'A', 'B', 'Select'])).toMatchObject({
    to: { type: 'new-field', field: { type: 'choice', choices: [{ value: 'A' }, { value: 'B' }] } },
    emptyValues: ['Select'],
  })
})

test('columns of a HubSpot export find their fields', () => {
  expect(suggest('Record ID', ['1', '2'])).toMatchObject({ to: { type: 'field', field: 'external_id' } })
  expect(suggest('Lifecycle Stage', ['Marketing Qualified Lead', 'Lead'])).toMatchObject({
    to: { type: 'field', field: 'stage' },
    replace: { 'Marketing Qualified Lead': 'mql' },
  })
  expect(suggest('Unsubscribed from all email', ['true', 'false'])).toMatchObject({ negate: true })
  expect(suggest('Company name', ['Acme'])).toMatchObject({ to: { type: 'link', to: 'company', by: 'name' } })
})

test('won and lost are known stages of a deal', () => {
  expect(suggest('deal_stage', ['Won', 'Lost', 'Engaging'], 'deal')).toMatchObject({
    replace: { Won: 'closed-won', Lost: 'closed-lost' },
  })
})

test.each([
  ['TotalVisits', 'total_visits'],
  ['Étape n° 3', 'etape_n_3'],
  ['42', 'field_42'],
  ['What matters most to you in choosing a course', 'what_matters_most_to_you_in_choosing_a'],
  ['constructor', 'constructor_field'],
])('“%s” has the key %s', (name, key) => {
  expect(keyFrom(name)).toBe(key)
})
