import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conditionProblems } from './condition-problems.ts'
import type { Condition } from './condition.ts'
import { readCondition } from './read-condition.ts'
import { arbitraryCondition, testCatalog } from './testing/index.ts'

const read = (json: unknown) => readCondition(json, testCatalog)
const problems = (json: unknown): [code: string, where: string][] => {
  const reading = read(json)
  return reading.ok ? [] : reading.problems.map(({ code, where }) => [code, where])
}
const country = (more: object = {}): object => ({ fact: 'contact.country', operator: 'equal', value: 'SE', ...more })
const score = (more: object = {}): object => ({ fact: 'contact.score', operator: 'at-least', value: 5, ...more })
const created = (more: object): object => ({ fact: 'contact.created_at', ...more })
const events = (params: unknown, more: object = {}): object => ({
  fact: 'events',
  params,
  operator: 'did',
  value: null,
  ...more,
})
const lastOrder = (more: object = {}): object => ({
  fact: 'last-event',
  params: { name: 'Order placed' },
  operator: 'more-than-ago',
  value: { days: 30 },
  ...more,
})
const deals = (filter: object): object => ({ fact: 'deals', params: { where: [filter] }, operator: 'did', value: null })

test('what is well formed is read as it is, built anew', () => {
  fc.assert(
    fc.property(arbitraryCondition(testCatalog), (condition) => {
      const reading = read(condition)
      expect(reading).toEqual({ ok: true, value: condition })
      expect(reading.ok && reading.value).not.toBe(condition)
    }),
    { numRuns: 1000, seed: 7 },
  )
}, 60_000)

describe('the structure', () => {
  test.each<[string, unknown, [string, string]]>([
    ['a text', 'SE', ['condition/not-a-condition', '']],
    ['nothing', undefined, ['condition/not-a-condition', '']],
    ['a list', [country()], ['condition/not-a-condition', '']],
    ['an empty object', {}, ['condition/not-a-condition', '']],
    ['a group that is no list', { all: country() }, ['condition/not-a-condition', 'all']],
    ['an empty group', { all: [{ any: [] }] }, ['condition/empty-group', 'all.0.any']],
    ['two groups in one', { all: [country()], any: [country()] }, ['condition/unknown-key', 'any']],
    ['a group with a key too many', { not: country(), fact: 'x' }, ['condition/unknown-key', 'fact']],
    ['a list that is denied', { not: [country()] }, ['condition/not-a-condition', 'not']],
    ['a missing value', { fact: 'contact.country', operator: 'equal' }, ['condition/missing-key', '']],
    ['params where none belong', country({ params: {} }), ['condition/unknown-key', 'params']],
    ['events without a name', events({}), ['condition/missing-key', 'params']],
    ['events with an empty name', events({ name: '' }), ['condition/not-a-text', 'params.name']],
    ['events with no params', events(null), ['condition/not-a-condition', 'params']],
    ['filters that are no list', events({ name: 'x', where: {} }), ['condition/not-a-condition', 'params.where']],
    ['a filter that is a text', events({ name: 'x', where: ['y'] }), ['condition/not-a-condition', 'params.where.0']],
    [
      'a window on when an event was',
      lastOrder({ params: { name: 'x', within: { days: 1 } } }),
      ['condition/unknown-key', 'params.within'],
    ],
    ['an endless window', events({ name: 'x', within: { days: 401 } }), ['condition/not-a-duration', 'params.within']],
  ])('%s is refused', (_what, json, problem) => {
    expect(problems(json)).toEqual([problem])
  })

  test('every fault is named, at its place', () => {
    const json = { all: [country({ value: 'NO' }), { any: [score({ operator: 'like' }), score({ value: '5' })] }] }
    expect(problems(json)).toEqual([
      ['condition/unknown-choice', 'all.0.value'],
      ['condition/unknown-operator', 'all.1.any.0.operator'],
      ['condition/not-a-number', 'all.1.any.1.value'],
    ])
  })
})

describe('fields and operators', () => {
  test.each<[string, unknown, [string, string]]>([
    ['an unknown field', country({ fact: 'contact.shoe_size' }), ['condition/unknown-field', 'fact']],
    ['an unknown record', country({ fact: 'invoice.total' }), ['condition/unknown-field', 'fact']],
    ['a field of nature', country({ fact: 'contact.__proto__' }), ['condition/unknown-field', 'fact']],
    ['a fact that is a number', country({ fact: 5 }), ['condition/unknown-field', 'fact']],
    ['a deal’s field on its own', country({ fact: 'deal.stage' }), ['condition/misplaced-field', 'fact']],
    [
      'a contact’s field within deals',
      deals({ field: 'contact.country', operator: 'equal', value: 'SE' }),
      ['condition/misplaced-field', 'params.where.0.field'],
    ],
    ['an operator of another type', score({ operator: 'contains' }), ['condition/unfit-operator', 'operator']],
    ['an operator of nature', score({ operator: 'constructor' }), ['condition/unknown-operator', 'operator']],
    [
      'a comparison of texts with when an event was',
      lastOrder({ operator: 'contains' }),
      ['condition/unknown-operator', 'operator'],
    ],
    ['how often with when an event was', lastOrder({ operator: 'did' }), ['condition/unknown-operator', 'operator']],
    ['a count of a field', score({ operator: 'did' }), ['condition/unknown-operator', 'operator']],
    [
      'an operator that does not fit a property’s value',
      events({ name: 'x', where: [{ property: 'total', operator: 'before', value: '2026-01-01' }] }),
      ['condition/unfit-operator', 'params.where.0.operator'],
    ],
  ])('%s is refused', (_what, json, problem) => {
    expect(problems(json)).toEqual([problem])
  })
})

describe('values', () => {
  test.each<[string, unknown, [string, string]]>([
    ['a number as text', score({ value: '5' }), ['condition/not-a-number', 'value']],
    ['no number at all', score({ value: Number.NaN }), ['condition/not-a-number', 'value']],
    ['an endless number', score({ value: Infinity }), ['condition/not-a-number', 'value']],
    ['an empty text', country({ value: '' }), ['condition/not-a-text', 'value']],
    ['a long text', country({ value: 'x'.repeat(1001) }), ['condition/not-a-text', 'value']],
    ['a NUL', country({ value: 'a\0' }), ['condition/not-a-text', 'value']],
    ['half a character', country({ value: '\uD800' }), ['condition/not-a-text', 'value']],
    [
      'a truth as text',
      { fact: 'contact.is_vip', operator: 'equal', value: 'true' },
      ['condition/not-a-boolean', 'value'],
    ],
    [
      'a choice that is none',
      country({ operator: 'in', value: ['SE', 'NO'] }),
      ['condition/unknown-choice', 'value.1'],
    ],
    ['an empty list', country({ operator: 'in', value: [] }), ['condition/not-a-list', 'value']],
    ['a day that is none', created({ operator: 'on', value: '2026-02-30' }), ['condition/not-a-date', 'value']],
    ['a moment', created({ operator: 'on', value: '2026-02-03T10:00Z' }), ['condition/not-a-date', 'value']],
    [
      'a pair in the wrong order',
      created({ operator: 'between', value: ['2026-02-03', '2026-02-01'] }),
      ['condition/not-a-pair', 'value'],
    ],
    ['three of a pair', score({ operator: 'between', value: [1, 2, 3] }), ['condition/not-a-pair', 'value']],
    ['half a pair', score({ operator: 'between', value: [1, null] }), ['condition/not-a-number', 'value.1']],
    ['no duration', created({ operator: 'within-last', value: { days: 0 } }), ['condition/not-a-duration', 'value']],
    ['a value too many', country({ operator: 'is-set', value: 'SE' }), ['condition/value-not-empty', 'value']],
    [
      'a count too few',
      events({ name: 'x' }, { operator: 'count-at-least', value: 0 }),
      ['condition/not-a-count', 'value'],
    ],
    [
      'half a count',
      events({ name: 'x' }, { operator: 'count-exactly', value: 1.5 }),
      ['condition/not-a-count', 'value'],
    ],
    ['a count of did', events({ name: 'x' }, { value: 1 }), ['condition/value-not-empty', 'value']],
    ['a number for when an event was', lastOrder({ value: 30 }), ['condition/not-a-duration', 'value']],
    ['no segment', { fact: 'segments', operator: 'in-segment', value: 7 }, ['condition/not-a-text', 'value']],
  ])('%s is refused', (_what, json, problem) => {
    expect(problems(json)).toEqual([problem])
  })
})

describe('hostile input', () => {
  const deep = (depth: number, inner: unknown): unknown => {
    let json = inner
    for (let at = 0; at < depth; at += 1) json = at % 2 === 0 ? { all: [json] } : { not: json }
    return json
  }

  test('50 and 10,000 groups deep is too deep', () => {
    expect(problems(deep(50, country()))).toEqual([['condition/too-deep', '']])
    expect(problems(deep(10_000, country()))).toEqual([['condition/too-deep', '']])
  })

  test('depth hidden in values does no harm', () => {
    expect(problems(country({ value: deep(10_000, 1) }))).toEqual([['condition/not-a-text', 'value']])
    expect(problems(created({ operator: 'within-last', value: deep(10_000, 1) }))).toEqual([
      ['condition/not-a-duration', 'value'],
    ])
    expect(problems(country({ extra: deep(10_000, 1) }))).toEqual([['condition/unknown-key', 'extra']])
  })

  test('200,000 lines, values or keys and 50 million characters are refused at once', () => {
    const many = Array.from({ length: 200_000 }, () => 'x')
    expect(problems({ all: many })).toEqual([['condition/too-many-lines', '']])
    expect(problems({ any: many.map(() => ({ all: [] })) })).toEqual([['condition/too-many-lines', '']])
    expect(problems(events({ name: 'x', where: many }))).toEqual([['condition/too-many-lines', '']])
    expect(problems(country({ operator: 'in', value: many }))).toEqual([['condition/not-a-list', 'value']])
    expect(problems(country({ value: 'x'.repeat(50_000_000) }))).toEqual([['condition/not-a-text', 'value']])
    expect(problems(Object.fromEntries(many.map((_, at) => [`k${at}`, 1])))).toEqual([
      ['condition/not-a-condition', ''],
    ])
  }, 60_000)

  test('what is quoted back is short', () => {
    const reading = read(country({ fact: 'x'.repeat(100_000), ['y'.repeat(100_000)]: 1 }))
    expect(JSON.stringify(reading).length).toBeLessThan(1000)
  })

  test('no prototype is ever written', () => {
    const json: unknown = JSON.parse(
      '{"all":[{"fact":"contact.country","operator":"equal","value":"SE","__proto__":{"polluted":1}},{"__proto__":[]}]}',
    )
    expect(problems(json).map(([code]) => code)).toEqual(['condition/unknown-key', 'condition/not-a-condition'])
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  test('anything at all is read without throwing', () => {
    const keys = fc.constantFrom(
      'all',
      'any',
      'not',
      'fact',
      'operator',
      'value',
      'params',
      'where',
      'name',
      '__proto__',
    )
    const values = fc.constantFrom<unknown>(
      'contact.country',
      'equal',
      'events',
      'deals',
      'segments',
      'did',
      'SE',
      null,
      1,
    )
    const { json } = fc.letrec<{ json: unknown }>((tie) => ({
      json: fc.oneof({ depthSize: 'small' }, values, fc.array(tie('json')), fc.dictionary(keys, tie('json'))),
    }))
    fc.assert(
      fc.property(json, (given) => {
        const reading = read(given)
        expect(reading.ok || reading.problems.length > 0).toBe(true)
      }),
      { numRuns: 2000, seed: 3 },
    )
  }, 60_000)
})

test('every problem has a known code, a message with all its places filled, and a hint', () => {
  const json = { all: [country({ value: 'NO' }), score({ operator: 'contains' }), country({ fact: 'contact.x' })] }
  const reading = read(json)
  expect(reading.ok ? [] : reading.problems).toHaveLength(3)
  for (const { code, message, hint } of reading.ok ? [] : reading.problems) {
    expect(conditionProblems).toHaveProperty([code])
    for (const { text, values = {} } of [message, hint ?? { text: '{missing}' }]) {
      const places = [...text.matchAll(/\{(\w+)\}/g)].map(([, place]) => place)
      expect(new Set(places)).toEqual(new Set(Object.keys(values)))
    }
  }
})

test('a choice field that lists no choices takes any text', () => {
  const field = {
    object: 'contact',
    key: 'owner',
    type: 'choice',
    label: { en: '', fr: '', sv: '' },
    builtIn: true,
  } as const
  const condition: Condition = { fact: 'contact.owner', operator: 'equal', value: 'u1' }
  expect(readCondition(condition, new Map([['contact.owner', field]] as const))).toEqual({ ok: true, value: condition })
})
