import { describe, expect, test } from 'vitest'
import { formatPhrase } from './format-phrase.ts'
import { readCondition } from './read-condition.ts'
import { testCatalog } from './testing/index.ts'

const country = (given: object = {}) => ({ fact: 'contact.country', operator: 'equal', value: 'SE', ...given })
const score = (given: object = {}) => ({ fact: 'contact.score', operator: 'at-least', value: 5, ...given })
const events = (params: unknown, given: object = {}) => ({
  fact: 'events',
  params,
  operator: 'did',
  value: null,
  ...given,
})
const problems = (json: unknown) => {
  const reading = readCondition(json, testCatalog)
  return reading.ok ? [] : reading.problems
}
const sentences = (json: unknown) =>
  problems(json).map(({ message, hint }) =>
    [message, hint].map((one) => one && formatPhrase(one, 'en', {}, { fields: testCatalog })).join(' '),
  )
const nested = (depth: number): unknown => (depth === 0 ? country() : { not: nested(depth - 1) })
const many = <One>(count: number, one: One): One[] => Array.from({ length: count }, () => one)

test.each<[unknown, string]>([
  [
    nested(21),
    'Groups are nested more than 20 deep. Put the inner groups into a segment of their own and compare with that.',
  ],
  [
    { all: many(201, country()) },
    'The condition has more than 200 lines. Put part of it into a segment of its own and compare with that.',
  ],
  [country({ extra: 1 }), 'extra does not belong here. Remove it. Possible here: fact, operator and value.'],
  [{ fact: 'contact.country', value: 'SE' }, 'operator is missing. Add it.'],
  [country({ fact: 'contact.gone' }), 'There is no field contact.gone. Choose another field, or create this one.'],
  [country({ fact: ['x'] }), 'There is no field […]. Choose another field, or create this one.'],
  [country({ fact: { x: 1 } }), 'There is no field {…}. Choose another field, or create this one.'],
  [country({ fact: 7 }), 'There is no field 7. Choose another field, or create this one.'],
  [
    country({ fact: 'deal.stage' }),
    'The field stage cannot be compared here. Fields of a deal belong into "deals", those of the contact and its company outside of it.',
  ],
  [
    country({ value: 'NO' }),
    'NO is none of the choices of country. Choose one of its choices, or add this one to the field.',
  ],
  [country({ value: '' }), 'The value is no text. Give a text of 1 to 1,000 characters.'],
  [country({ operator: 'in', value: [] }), 'The value is no list. Give a list of 1 to 100 values.'],
  [country({ operator: 'is-set' }), 'The operator is-set takes no value. Set the value to null.'],
  [
    events({ name: 'x' }, { operator: 'count-at-least', value: 0 }),
    'The value is no count. Give a whole number from 1 to 1,000,000.',
  ],
  [
    events({ name: 'x' }, { operator: 'count-exactly', value: -1 }),
    'The value is no count. Give a whole number from 0 to 1,000,000.',
  ],
  [events({ name: 'x' }, { value: 1 }), 'The operator did takes no value. Set the value to null.'],
])('what is wrong is said: %#', (json, sentence) => expect(sentences(json)).toEqual([sentence]))

test.each<[unknown, string, string]>([
  [country({ operator: 'like' }), 'There is no operator like.', 'equal'],
  [score({ operator: 'contains' }), 'The operator contains does not fit score.', 'at-least'],
  [
    events({ name: 'x', where: [{ property: 'total', operator: 'before', value: 'x' }] }),
    'The operator before does not fit total.',
    'contains',
  ],
  [{ fact: 'segments', operator: 'like', value: 's' }, 'There is no operator like.', 'in-segment'],
  [{ fact: 'flows', operator: 'like', value: 'f' }, 'There is no operator like.', 'in-flow'],
  [events({ name: 'x' }, { operator: 'like' }), 'There is no operator like.', 'count-at-least'],
])('what could be there instead is said: %#', (json, sentence, among) => {
  const [said = ''] = sentences(json)
  expect(said.startsWith(`${sentence} Choose one of: `)).toBe(true)
  expect(said).toContain(among)
})

describe('what is as long, deep or many as it may be is read', () => {
  test.each<[string, unknown]>([
    ['20 groups within groups', nested(20)],
    ['200 lines', { all: many(200, country()) }],
    ['a text of 1000 characters', { fact: 'contact.first_name', operator: 'equal', value: 'x'.repeat(1000) }],
    ['a list of 100', { fact: 'contact.first_name', operator: 'in', value: many(100, 'x') }],
    ['a count of a million', events({ name: 'x' }, { operator: 'count-exactly', value: 1_000_000 })],
    ['a count of none', events({ name: 'x' }, { operator: 'count-exactly', value: 0 })],
    ['a range of one value', score({ operator: 'between', value: [5, 5] })],
    ['199 filters of a line', events({ name: 'x', where: many(199, { property: 'p', operator: 'equal', value: 1 }) })],
  ])('%s', (_what, json) => expect(readCondition(json, testCatalog)).toEqual({ ok: true, value: json }))

  test.each<[string, unknown, string]>([
    ['a list of 101', { fact: 'contact.first_name', operator: 'in', value: many(101, 'x') }, 'condition/not-a-list'],
    ['more than a million', events({ name: 'x' }, { operator: 'count-exactly', value: 1_000_001 }), 'condition/not-a-count'],
    ['200 filters of a line', events({ name: 'x', where: many(200, { property: 'p', operator: 'equal', value: 1 }) }), 'condition/too-many-lines'],
  ])('and %s is not', (_what, json, code) => expect(problems(json).map((one) => one.code)).toEqual([code])) // prettier-ignore
})

describe('what is quoted', () => {
  const quoted = (fact: unknown) => problems(country({ fact }))[0]?.message.values?.['field']

  test.each([
    ['x'.repeat(60), 'x'.repeat(60)],
    ['x'.repeat(61), `${'x'.repeat(60)}…`],
    [null, 'null'],
    [undefined, 'undefined'],
    [true, 'true'],
  ])('is short: %j', (given, shown) => expect(quoted(given)).toBe(shown))
})

test('no more is told than can be read: 50 problems, five keys of one part', () => {
  expect(problems({ all: many(60, country({ value: '' })) })).toHaveLength(50)
  const keys = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`k${at}`, 1]))
  expect(problems(country(keys)).map(({ where }) => where)).toEqual(['k0', 'k1', 'k2', 'k3', 'k4'])
})

test('every problem has its place within the whole, and is an error', () => {
  const json = { any: [{ not: events({ name: '', within: {} }) }, { all: [country({ value: '' }), 'x'] }] }
  expect(problems(json).map(({ where, severity }) => [where, severity])).toEqual([
    ['any.0.not.params.name', 'error'],
    ['any.0.not.params.within', 'error'],
    ['any.1.all.0.value', 'error'],
    ['any.1.all.1', 'error'],
  ])
})
