import { describe as suite, expect, test } from 'vitest'
import type { Condition, EventTimeComparison, EventTimeOperator } from './condition.ts'
import { describe, describeComparison } from './describe.ts'
import { fieldCatalog } from './fields.ts'
import type { Field, FieldObject, FieldType } from './fields.ts'
import { languages } from './phrase.ts'
import * as fc from 'fast-check'
import { arbitraryCondition, testCatalog } from './testing/index.ts'
import { words } from './words.ts'
import type { Label } from './words.ts'

const field = (object: FieldObject, key: string, type: FieldType, label: Label, choices?: Field['choices']): Field => ({
  object,
  key,
  type,
  label,
  builtIn: true,
  ...(choices && { choices }),
})
const catalog = fieldCatalog([
  field('contact', 'country', 'choice', words('Country', 'Pays', 'Land'), [
    { value: 'SE', label: words('Sweden', 'Suède', 'Sverige') },
    { value: 'FR', label: words('France', 'France', 'Frankrike') },
    { value: 'DE', label: words('Germany', 'Allemagne', 'Tyskland') },
  ]),
  field('contact', 'score', 'number', words('Score', 'Score', 'Poäng')),
  field('contact', 'subscribed', 'boolean', words('Subscribed', 'Abonné', 'Prenumererar')),
  field('contact', 'created_at', 'date-time', words('Created', 'Création', 'Skapad')),
  field('contact', 'website', 'url', words('URL', 'URL', 'URL')),
  field('contact', 'owner', 'choice', words('Owner', 'Propriétaire', 'Ägare')),
  field('company', 'industry', 'text', words('Industry', 'Secteur', 'Bransch')),
  field('deal', 'amount', 'number', words('Amount', 'Montant', 'Belopp')),
  field('deal', 'type', 'choice', words('Outcome', 'Issue', 'Utfall'), [
    { value: 'won', label: words('won', 'gagnée', 'vunnen') },
  ]),
])

const country: Condition = { fact: 'contact.country', operator: 'equal', value: 'SE' }
const score: Condition = { fact: 'contact.score', operator: 'at-least', value: 40 }
const pricing: Condition = {
  fact: 'events',
  params: { name: 'Page visited', where: [{ property: 'path', operator: 'equal', value: '/pricing' }] },
  operator: 'count-at-least',
  value: 2,
}

const sentences = (condition: Condition) =>
  languages.map((language) =>
    describe(condition, catalog, language, {
      segment: (id) => ({ vip: 'Good customers' })[id],
      value: (ref, id) => (ref === 'contact.owner' && id === '7' ? 'Alice' : undefined),
    })
      .replaceAll('\u00A0', '~')
      .replaceAll('\u202F', '~'),
  )

const events = (operator: 'did' | 'did-not' | 'count-exactly', value: number | null, more = {}): Condition => ({
  fact: 'events',
  params: { name: 'Order placed', ...more },
  operator,
  value,
})

const visitOf = (path: string): EventTimeComparison['params'] => ({
  name: 'Page visited',
  where: [{ property: 'path', operator: 'equal', value: path }],
})
const eventTime = (
  fact: EventTimeComparison['fact'],
  operator: EventTimeOperator,
  value: EventTimeComparison['value'],
  params: EventTimeComparison['params'] = { name: 'Order placed' },
): Condition => ({ fact, params, operator, value })

suite('a condition in words, in English, French and Swedish', () => {
  test.each<[string, Condition]>([
    ['groups', { all: [country, { any: [score, pricing] }] }],
    ['not', { not: { any: [country, score] } }],
    ['groups of one', { all: [{ any: [country] }] }],
    ['lists', { fact: 'contact.country', operator: 'not-in', value: ['SE', 'FR', 'DE'] }],
    ['yes and no', { fact: 'contact.subscribed', operator: 'equal', value: true }],
    ['ranges', { fact: 'contact.score', operator: 'between', value: [1.5, 1000] }],
    ['days', { fact: 'contact.created_at', operator: 'before', value: '2026-03-01' }],
    ['ranges of days', { fact: 'contact.created_at', operator: 'between', value: ['2026-03-01', '2026-03-29'] }],
    ['the last days', { fact: 'contact.created_at', operator: 'within-last', value: { days: 30 } }],
    ['days ago', { fact: 'contact.created_at', operator: 'more-than-ago', value: { weeks: 1, hours: 2 } }],
    ['no value', { fact: 'contact.website', operator: 'is-not-set', value: null }],
    ['texts', { any: [score, { fact: 'contact.website', operator: 'contains', value: '.se' }] }],
    ['named values', { fact: 'contact.owner', operator: 'equal', value: '7' }],
    ['companies', { all: [score, { fact: 'company.industry', operator: 'starts-with', value: 'Steel' }] }],
    ['segments', { fact: 'segments', operator: 'in-segment', value: 'vip' }],
    ['unnamed segments', { fact: 'segments', operator: 'not-in-segment', value: 'gone' }],
    ['visits', { ...pricing, params: { name: 'Page visited', within: { days: 1 } }, operator: 'did-not', value: null }],
    ['events', events('did', null, { within: { weeks: 2 } })],
    ['no events', events('did-not', null)],
    [
      'counted events',
      events('count-exactly', 1, { where: [{ property: 'total', operator: 'at-least', value: 100 }] }),
    ],
    ['zero events', events('count-exactly', 0)],
    ['the last event lately', eventTime('last-event', 'within-last', { days: 30 })],
    [
      'the last event long ago, with properties',
      eventTime(
        'last-event',
        'more-than-ago',
        { days: 30 },
        {
          name: 'Order placed',
          where: [{ property: 'total', operator: 'at-least', value: 100 }],
        },
      ),
    ],
    ['the first event before a day', eventTime('first-event', 'before', '2026-03-01')],
    ['the first event between days', eventTime('first-event', 'between', ['2026-03-01', '2026-03-29'])],
    ['an event that never happened', eventTime('first-event', 'is-not-set', null)],
    ['the anniversary of the first event', eventTime('first-event', 'anniversary', null)],
    ['the first visit to a page', eventTime('first-event', 'on', '2026-03-29', visitOf('/pricing'))],
    ['the last visit', eventTime('last-event', 'after', '2026-03-29', { name: 'Page visited' })],
    [
      'deals',
      {
        fact: 'deals',
        params: {
          where: [
            { field: 'deal.type', operator: 'equal', value: 'won' },
            { field: 'deal.amount', operator: 'greater-than', value: 5000 },
          ],
        },
        operator: 'count-at-least',
        value: 2,
      },
    ],
    ['no deals', { fact: 'deals', params: {}, operator: 'did-not', value: null }],
    ['a field that is gone', { fact: 'contact.gone', operator: 'equal', value: 'x' }],
  ])('%s', (_what, condition) => {
    expect(sentences(condition)).toMatchSnapshot()
  })
})

test('one line alone is a sentence', () => {
  expect(describeComparison(score, catalog, 'en')).toBe('Score is at least 40')
})

test('every condition has words in every language, with nothing left out or undefined', () => {
  fc.assert(
    fc.property(arbitraryCondition(testCatalog), fc.constantFrom(...languages), (condition, language) => {
      const sentence = describe(condition, testCatalog, language)
      expect(sentence).not.toMatch(/undefined|\{\w+\}|\[object|NaN/)
      expect(sentence.length).toBeGreaterThan(5)
    }),
    { numRuns: 500, seed: 1 },
  )
}, 60_000)
