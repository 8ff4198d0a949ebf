import { describe, expect, test } from 'vitest'
import type { FieldComparison } from './condition.ts'
import { compilePredicate } from './predicate.ts'
import { aContact } from './testing/examples.ts'
import { testCatalog } from './testing/index.ts'

const zone = 'Europe/Stockholm'
const at = (text: string): number => Date.parse(text)

function holds(comparison: FieldComparison, value: string, now = '2026-03-29T10:30:00Z'): boolean {
  const key = comparison.fact.slice('contact.'.length)
  return compilePredicate(comparison, testCatalog)(aContact({ [key]: at(value) }), { now: at(now), zone })
}

const created = (operator: FieldComparison['operator'], value: FieldComparison['value']): FieldComparison => ({
  fact: 'contact.created_at',
  operator,
  value,
})
const birthday = (operator: FieldComparison['operator'], value: FieldComparison['value']): FieldComparison => ({
  fact: 'contact.birthday',
  operator,
  value,
})

describe('a date-time belongs to the day on the clocks of the workspace', () => {
  test('on a day, from its first moment to its last, also when clocks change', () => {
    const on = created('on', '2026-03-29')
    expect(holds(on, '2026-03-28T22:59:59.999Z')).toBe(false)
    expect(holds(on, '2026-03-28T23:00:00Z')).toBe(true)
    expect(holds(on, '2026-03-29T21:59:59.999Z')).toBe(true)
    expect(holds(on, '2026-03-29T22:00:00Z')).toBe(false)
  })

  test('before and after leave the day itself out', () => {
    expect(holds(created('before', '2026-03-29'), '2026-03-28T22:59:59.999Z')).toBe(true)
    expect(holds(created('before', '2026-03-29'), '2026-03-28T23:00:00Z')).toBe(false)
    expect(holds(created('after', '2026-03-29'), '2026-03-29T21:59:59.999Z')).toBe(false)
    expect(holds(created('after', '2026-03-29'), '2026-03-29T22:00:00Z')).toBe(true)
  })

  test('between includes both days', () => {
    const between = created('between', ['2026-03-28', '2026-03-29'])
    expect(holds(between, '2026-03-27T22:59:59.999Z')).toBe(false)
    expect(holds(between, '2026-03-27T23:00:00Z')).toBe(true)
    expect(holds(between, '2026-03-29T21:59:59.999Z')).toBe(true)
    expect(holds(between, '2026-03-29T22:00:00Z')).toBe(false)
  })
})

describe('within the last two hours', () => {
  test('includes both ends and nothing yet to come', () => {
    const recent = created('within-last', { hours: 2 })
    expect(holds(recent, '2026-03-29T08:29:59.999Z')).toBe(false)
    expect(holds(recent, '2026-03-29T08:30:00Z')).toBe(true)
    expect(holds(recent, '2026-03-29T10:30:00Z')).toBe(true)
    expect(holds(recent, '2026-03-29T10:30:00.001Z')).toBe(false)
  })

  test('is where "more than two hours ago" ends', () => {
    const old = created('more-than-ago', { hours: 2 })
    expect(holds(old, '2026-03-29T08:29:59.999Z')).toBe(true)
    expect(holds(old, '2026-03-29T08:30:00Z')).toBe(false)
  })
})

describe('a date is a day without a zone', () => {
  test('on, before, after and between compare days', () => {
    expect(holds(birthday('on', '2026-03-29'), '2026-03-29T00:00:00Z')).toBe(true)
    expect(holds(birthday('before', '2026-03-29'), '2026-03-28T00:00:00Z')).toBe(true)
    expect(holds(birthday('before', '2026-03-29'), '2026-03-29T00:00:00Z')).toBe(false)
    expect(holds(birthday('after', '2026-03-29'), '2026-03-29T00:00:00Z')).toBe(false)
    expect(holds(birthday('after', '2026-03-29'), '2026-03-30T00:00:00Z')).toBe(true)
    expect(holds(birthday('between', ['2026-03-28', '2026-03-29']), '2026-03-29T00:00:00Z')).toBe(true)
    expect(holds(birthday('between', ['2026-03-28', '2026-03-29']), '2026-03-30T00:00:00Z')).toBe(false)
  })

  test('has come when the workspace’s clocks say so', () => {
    const today = birthday('within-last', { days: 1 })
    expect(holds(today, '2026-03-30T00:00:00Z', '2026-03-29T21:59:59.999Z')).toBe(false)
    expect(holds(today, '2026-03-30T00:00:00Z', '2026-03-29T22:00:00Z')).toBe(true)
  })

  test('is more than a day ago a day after it began', () => {
    const old = birthday('more-than-ago', { days: 1 })
    expect(holds(old, '2026-03-30T00:00:00Z', '2026-03-30T22:00:00Z')).toBe(false)
    expect(holds(old, '2026-03-30T00:00:00Z', '2026-03-30T22:00:00.001Z')).toBe(true)
  })
})

test('a predicate follows the time and the zone it is asked with', () => {
  const asked = compilePredicate(created('on', '2026-03-29'), testCatalog)
  const facts = aContact({ created_at: at('2026-03-29T22:30:00Z') })
  expect(asked(facts, { now: 0, zone: 'UTC' })).toBe(true)
  expect(asked(facts, { now: 0, zone })).toBe(false)
  expect(asked(facts, { now: 0, zone: 'UTC' })).toBe(true)
})
