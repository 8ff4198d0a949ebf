import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Condition, FieldComparison } from './condition.ts'
import { flipsAt } from './flips-at.ts'
import { compilePredicate } from './predicate.ts'
import { aContact, asking } from './testing/examples.ts'
import { arbitraryAsking, arbitraryCondition, arbitraryFacts, testCatalog } from './testing/index.ts'

const day = 86_400_000
const visits = (
  operator: 'did' | 'did-not' | 'count-at-least',
  value: number | null,
  within?: { days: number },
): Condition => ({
  fact: 'events',
  params: { name: 'Page visited', ...(within && { within }) },
  operator,
  value,
})
const visited = (...daysAgo: number[]) =>
  aContact({}, { events: daysAgo.map((ago) => ({ name: 'Page visited', at: asking.now - ago * day, properties: {} })) })
const flip = (condition: Condition, facts = aContact()) => flipsAt(condition, facts, asking, testCatalog)

test('until the moment named, and for good when there is none, the answer stands', () => {
  const sooner = fc.oneof(fc.integer({ min: 0, max: 40 * day }), fc.constantFrom(0, 1, 2))
  fc.assert(
    fc.property(
      arbitraryCondition(testCatalog),
      arbitraryFacts(testCatalog),
      arbitraryAsking,
      fc.array(sooner, { minLength: 5, maxLength: 20 }),
      (condition, facts, asked, steps) => {
        const holds = compilePredicate(condition, testCatalog)
        const until = flipsAt(condition, facts, asked, testCatalog) ?? Infinity
        expect(until).toBeGreaterThan(asked.now)
        const moments = [until - 1, ...steps.flatMap((step) => [asked.now + step, until - 1 - step])]
        for (const now of moments.filter((at) => at > asked.now && at < until)) {
          expect(holds(facts, { ...asked, now })).toBe(holds(facts, asked))
        }
      },
    ),
    { numRuns: 3000, seed: 20_260_329 },
  )
}, 60_000)

describe('no visit for 30 days', () => {
  test('comes true 30 days after the last visit', () => {
    expect(flip(visits('did-not', null, { days: 30 }), visited(40, 12, 3))).toBe(asking.now + 27 * day)
  })

  test('stays true without visits', () => {
    expect(flip(visits('did-not', null, { days: 30 }), visited(40))).toBeNull()
  })
})

test('at least two visits in a week end when the second to last is a week old', () => {
  expect(flip(visits('count-at-least', 2, { days: 7 }), visited(6, 5, 4))).toBe(asking.now + 2 * day)
})

test('an event that lies ahead counts from its moment on', () => {
  expect(flip(visits('did', null), visited(-2))).toBe(asking.now + 2 * day)
})

describe('a date field', () => {
  const birthday = (operator: FieldComparison['operator'], value: FieldComparison['value']): Condition => ({
    fact: 'contact.birthday',
    operator,
    value,
  })

  test('within the last day begins when the day does', () => {
    const facts = aContact({ birthday: Date.UTC(2026, 2, 30) })
    expect(flip(birthday('within-last', { days: 1 }), facts)).toBe(Date.UTC(2026, 2, 29, 22))
  })

  test('more than a day ago comes true just after a day', () => {
    const facts = aContact({ birthday: Date.UTC(2026, 2, 29) })
    expect(flip(birthday('more-than-ago', { days: 1 }), facts)).toBe(Date.UTC(2026, 2, 29, 23) + 1)
  })

  test('compared with a fixed day never flips', () => {
    expect(flip(birthday('before', '2026-04-01'), aContact({ birthday: Date.UTC(2026, 2, 29) }))).toBeNull()
  })
})

test('a deal’s date moves the answer as well', () => {
  const condition: Condition = {
    fact: 'deals',
    params: { where: [{ field: 'deal.signed_at', operator: 'within-last', value: { days: 2 } }] },
    operator: 'did',
    value: null,
  }
  expect(flip(condition, aContact({}, { deals: [{ signed_at: asking.now - day }] }))).toBe(asking.now + day + 1)
})

test('the earliest of several lines counts', () => {
  const condition: Condition = { any: [visits('did', null, { days: 30 }), visits('did', null, { days: 7 })] }
  expect(flip(condition, visited(3))).toBe(asking.now + 4 * day)
})
