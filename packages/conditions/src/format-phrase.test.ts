import { expect, test } from 'vitest'
import { fieldCatalog } from './fields.ts'
import { formatPhrase } from './format-phrase.ts'
import type { PhraseNames } from './format-phrase.ts'
import { phrase } from './phrase.ts'
import type { PhraseValue } from './phrase.ts'
import { words } from './words.ts'

const names: PhraseNames = {
  stage: (id) => ({ mql: 'Marketing qualified lead' })[id],
  pipelineStage: (pipeline, stage) => `${pipeline}/${stage}`,
  zone: 'Europe/Stockholm',
  fields: fieldCatalog([
    {
      object: 'contact',
      key: 'country',
      type: 'choice',
      label: words('Country', 'Pays', 'Land'),
      builtIn: true,
      choices: [{ value: 'SE', label: words('Sweden', 'Suède', 'Sverige') }],
    },
    { object: 'company', key: 'country', type: 'text', label: words('Country', 'Pays', 'Land'), builtIn: true },
    { object: 'contact', key: 'birthday', type: 'date', label: words('Birthday', '', ''), builtIn: false },
    { object: 'contact', key: 'seen', type: 'date-time', label: words('Seen', '', ''), builtIn: false },
  ]),
}
const said = (value: PhraseValue): string => formatPhrase(phrase('{it}', { it: value }), 'en', {}, names)

test('a phrase is said with the words of the language and its values in their places', () => {
  const waiting = phrase('Wait {for}', { for: { type: 'duration', duration: { days: 2 } } })
  expect(formatPhrase(waiting, 'sv', { 'Wait {for}': 'Vänta {for}' })).toBe('Vänta 2 dagar')
})

test('a text the catalogue does not have is said in English', () => {
  expect(formatPhrase(phrase('Publish'), 'fr', {})).toBe('Publish')
  expect(formatPhrase(phrase('toString'), 'fr', {})).toBe('toString')
})

test('a place without a value stays, and so do braces within a value', () => {
  expect(formatPhrase(phrase('{a} {b}', { a: '{b} $& $1' }), 'en', {})).toBe('{b} $& $1 {b}')
})

test.each<[string, PhraseValue]>([
  ['1,234.5', 1234.5],
  ['Marketing qualified lead', { type: 'stage', id: 'mql' }],
  ['gone', { type: 'stage', id: 'gone' }],
  ['Country', { type: 'field', id: 'contact.country' }],
  ['Country (company)', { type: 'field', id: 'company.country' }],
  ['Country', { type: 'field', id: 'contact.country' }],
  ['sales/demo', { type: 'pipeline-stage', pipeline: 'sales', stage: 'demo' }],
  ['a, b and 3', { type: 'list', of: ['a', 'b', 3] }],
  ['Mar 29, 2026, 12:30 PM', { type: 'time', at: Date.UTC(2026, 2, 29, 10, 30) }],
  ['Sweden', { type: 'value', field: 'contact.country', value: 'SE' }],
  ['nothing', { type: 'value', field: 'contact.country', value: null }],
  ['yes', { type: 'value', field: 'contact.gone', value: true }],
  ['a and b', { type: 'value', field: 'contact.gone', value: ['a', 'b'] }],
  ['March 29, 2026', { type: 'value', field: 'contact.birthday', value: Date.UTC(2026, 2, 29) }],
  ['Mar 29, 2026, 12:30 PM', { type: 'value', field: 'contact.seen', value: Date.UTC(2026, 2, 29, 10, 30) }],
  ['Country is Sweden', { type: 'condition', condition: { fact: 'contact.country', operator: 'equal', value: 'SE' } }],
  ['?', { type: 'condition', condition: { all: [] } }],
  ['Stop after 2 tries', { text: 'Stop after {n} tries', values: { n: 2 } }],
])('%s', (expected, value) => {
  expect(said(value).replaceAll('\u202F', ' ')).toBe(expected)
})
