import { describe, expect, test } from 'vitest'
import type { Comparison, Condition, FieldComparison } from './condition.ts'
import type { Facts } from './facts.ts'
import { judge } from './judge.ts'
import { compilePredicate } from './predicate.ts'
import { readCondition } from './read-condition.ts'
import { aContact, asking } from './testing/examples.ts'
import { testCatalog } from './testing/index.ts'

// What json-rules-engine would answer on its own, or what loose typing would, and what is right here instead.

async function answer(condition: Condition, facts: Facts): Promise<boolean> {
  const { holds } = await judge(condition, facts, asking, testCatalog)
  expect(compilePredicate(condition, testCatalog)(facts, asking)).toBe(holds)
  return holds
}

const country = (operator: FieldComparison['operator'], value: FieldComparison['value']): Comparison => ({
  fact: 'contact.country',
  operator,
  value,
})
const problemsOf = (json: unknown): string[] => {
  const reading = readCondition(json, testCatalog)
  return reading.ok ? [] : reading.problems.map(({ code }) => code)
}

describe('a field that is not there', () => {
  test('does not throw', async () => {
    expect(await answer(country('equal', 'SE'), aContact())).toBe(false)
  })

  test('is not equal to anything, so "is not" holds', async () => {
    expect(await answer(country('not-equal', 'SE'), aContact())).toBe(true)
    expect(await answer(country('not-in', ['SE', 'FR']), aContact())).toBe(true)
  })

  test('counts as null, whether it is null or not there', async () => {
    expect(await answer(country('not-equal', 'SE'), aContact({ country: null }))).toBe(true)
    expect(await answer(country('is-not-set', null), aContact({ country: null }))).toBe(true)
  })

  test('contains nothing, so "does not contain" holds', async () => {
    const condition: Condition = { fact: 'contact.interests', operator: 'does-not-contain', value: 'ski' }
    expect(await answer(condition, aContact())).toBe(true)
  })

  test('is no number, so neither more nor less than any', async () => {
    const score = (operator: 'less-than' | 'greater-than'): Condition => ({ fact: 'contact.score', operator, value: 5 })
    expect(await answer(score('less-than'), aContact())).toBe(false)
    expect(await answer(score('greater-than'), aContact())).toBe(false)
    expect(await answer({ not: score('greater-than') }, aContact())).toBe(true)
  })

  test('does not match any date', async () => {
    const condition: Condition = { fact: 'contact.created_at', operator: 'more-than-ago', value: { days: 1 } }
    expect(await answer(condition, aContact())).toBe(false)
  })
})

test.each([
  ['equal', 'not-equal', 'SE'],
  ['in', 'not-in', ['SE', 'FR']],
  ['is-set', 'is-not-set', null],
] as const)('%s and %s are each other’s opposite, also for an absent value', async (operator, opposite, value) => {
  for (const facts of [aContact(), aContact({ country: 'SE' }), aContact({ country: 'DE' })]) {
    expect(await answer(country(opposite, value), facts)).toBe(await answer({ not: country(operator, value) }, facts))
  }
})

test('a contact without a company has no company fields', async () => {
  const size: Condition = { fact: 'company.size', operator: 'at-least', value: 0 }
  expect(await answer(size, aContact())).toBe(false)
  expect(await answer({ fact: 'company.size', operator: 'is-not-set', value: null }, aContact())).toBe(true)
})

describe('types are never coerced', () => {
  test('a text that looks like a number is no number', async () => {
    const condition: Condition = { fact: 'contact.score', operator: 'greater-than', value: 5 }
    expect(await answer(condition, aContact({ score: '7' }))).toBe(false)
    expect(await answer(condition, aContact({ score: '12abc' }))).toBe(false)
  })

  test('a property compared with a number has to be a number', async () => {
    const total = (value: number | string): Condition => ({
      fact: 'events',
      params: { name: 'Order placed', where: [{ property: 'total', operator: 'equal', value }] },
      operator: 'did',
      value: null,
    })
    const ordered = aContact({}, { events: [{ name: 'Order placed', at: asking.now, properties: { total: '5' } }] })
    expect(await answer(total(5), ordered)).toBe(false)
    expect(await answer(total('5'), ordered)).toBe(true)
  })

  test('texts are not compared by their order', () => {
    expect(problemsOf({ fact: 'contact.source', operator: 'less-than', value: 10 })).toEqual([
      'condition/unfit-operator',
    ])
  })
})

describe('is any of', () => {
  test('looks for the whole value, not for a part of it', async () => {
    expect(await answer(country('in', ['SESAM']), aContact({ country: 'SE' }))).toBe(false)
  })

  test('needs a list', () => {
    expect(problemsOf(country('in', 'SE'))).toEqual(['condition/not-a-list'])
  })

  test('takes an absent value', async () => {
    expect(await answer(country('in', ['SE']), aContact())).toBe(false)
  })
})

describe('empty groups, which would be true of everybody', () => {
  test.each([{ any: [] }, { all: [] }, { all: [{ any: [] }] }, { not: { all: [] } }])('%j is refused', async (json) => {
    expect(problemsOf(json)).toEqual(['condition/empty-group'])
    await expect(judge(json, aContact(), asking, testCatalog)).rejects.toThrow('A group is empty')
    expect(() => compilePredicate(json, testCatalog)).toThrow('A group is empty')
  })
})

test('an unknown operator is refused before anything is asked', () => {
  expect(problemsOf({ fact: 'contact.country', operator: 'matches', value: '^(a+)+$' })).toEqual([
    'condition/unknown-operator',
  ])
})

describe('what the rule engine understands and the grammar does not', () => {
  test.each([
    ['a path', { fact: 'contact.country', operator: 'equal', value: 'SE', path: '$..n..n' }, 'condition/unknown-key'],
    ['a reference', { condition: 'other' }, 'condition/not-a-condition'],
    ['a name', { all: [country('equal', 'SE')], name: 'x' }, 'condition/unknown-key'],
    ['a priority', { ...country('equal', 'SE'), priority: 9 }, 'condition/unknown-key'],
    ['a fact as value', country('equal', { fact: 'contact.city' } as never), 'condition/not-a-text'],
    ['a decorator', country('not:equal' as never, 'SE'), 'condition/unknown-operator'],
    ['an own __proto__', JSON.parse('{"all":[],"__proto__":{"any":[]}}'), 'condition/unknown-key'],
  ])('%s is refused', (_what, json, code) => {
    expect(problemsOf(json)).toEqual([code])
  })
})

test('a field is read by its own name only, not from what objects have by nature', async () => {
  const condition: Condition = {
    fact: 'events',
    params: { name: 'Signed up', where: [{ property: 'constructor', operator: 'is-set', value: null }] },
    operator: 'did',
    value: null,
  }
  const signedUp = aContact({}, { events: [{ name: 'Signed up', at: asking.now, properties: {} }] })
  expect(await answer(condition, signedUp)).toBe(false)
})

test('depth and number of lines are limited', () => {
  const nested = (depth: number): Condition => (depth === 0 ? country('equal', 'SE') : { all: [nested(depth - 1)] })
  const wide = (lines: number): Condition => ({ any: Array.from({ length: lines }, () => country('equal', 'SE')) })
  expect(problemsOf(nested(20))).toEqual([])
  expect(problemsOf(nested(21))).toEqual(['condition/too-deep'])
  expect(problemsOf(wide(200))).toEqual([])
  expect(problemsOf(wide(201))).toEqual(['condition/too-many-lines'])
})

test('verdicts asked at the same time do not disturb each other', async () => {
  const asked = Array.from({ length: 200 }, (_, score) =>
    judge({ fact: 'contact.score', operator: 'at-least', value: 100 }, aContact({ score }), asking, testCatalog),
  )
  const held = (await Promise.all(asked)).map(({ holds }) => holds)
  expect(held).toEqual(Array.from({ length: 200 }, (_, score) => score >= 100))
})

test('contains finds letters in either case, of ASCII only', async () => {
  const source = (value: string): Condition => ({ fact: 'contact.source', operator: 'contains', value })
  expect(await answer(source('GOOGLE'), aContact({ source: 'via google ads' }))).toBe(true)
  expect(await answer(source('é'), aContact({ source: 'É' }))).toBe(false)
  expect(await answer(source('%'), aContact({ source: 'abc' }))).toBe(false)
})

test('equal takes texts to the letter', async () => {
  expect(
    await answer({ fact: 'contact.source', operator: 'equal', value: 'Google' }, aContact({ source: 'google' })),
  ).toBe(false)
})
