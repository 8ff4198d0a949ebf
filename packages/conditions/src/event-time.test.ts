import { describe, expect, test } from 'vitest'
import type { Condition, EventTimeComparison } from './condition.ts'
import { dependsOn } from './depends-on.ts'
import { flipsAt } from './flips-at.ts'
import { judge } from './judge.ts'
import { eventTimeOperators, operatorsFor } from './operators.ts'
import { aContact, asking } from './testing/examples.ts'
import { testCatalog } from './testing/index.ts'

const day = 86_400_000
const ordered = (daysAgo: number, total = 0) => ({
  name: 'Order placed',
  at: asking.now - daysAgo * day,
  properties: { total },
})
const whose = (...events: ReturnType<typeof ordered>[]) => aContact({}, { events })
const order = (
  fact: EventTimeComparison['fact'],
  operator: EventTimeComparison['operator'],
  value: EventTimeComparison['value'] = null,
): EventTimeComparison => ({ fact, params: { name: 'Order placed' }, operator, value })
const large = { name: 'Order placed', where: [{ property: 'total', operator: 'at-least' as const, value: 100 }] }

const judged = async (condition: Condition, facts: ReturnType<typeof aContact>) => {
  const { tree } = await judge(condition, facts, asking, testCatalog)
  return tree
}
const flip = (condition: Condition, facts: ReturnType<typeof aContact>) =>
  flipsAt(condition, facts, asking, testCatalog)

test('it is compared in every way a date-time field is, and in no other', () => {
  const controls = (infos: readonly { id: string; control: string }[]) =>
    Object.fromEntries(infos.map(({ id, control }) => [id, control]))
  expect(controls(eventTimeOperators)).toEqual(controls(operatorsFor('date-time')))
})

describe('what is found', () => {
  const three = whose(ordered(40), ordered(12), ordered(3))

  test('is when the first and when the last of the events was', async () => {
    expect(await judged(order('first-event', 'more-than-ago', { days: 30 }), three)).toMatchObject({
      found: asking.now - 40 * day,
      holds: true,
    })
    expect(await judged(order('last-event', 'more-than-ago', { days: 30 }), three)).toMatchObject({
      found: asking.now - 3 * day,
      holds: false,
    })
  })

  test('is of the events with the wanted properties only', async () => {
    const facts = whose(ordered(40, 20), ordered(12, 150), ordered(9, 200), ordered(3, 20))
    const first = { ...order('first-event', 'is-set'), params: large }
    const last = { ...order('last-event', 'is-set'), params: large }
    expect(await judged({ all: [first, last] }, facts)).toMatchObject({
      of: [{ found: asking.now - 12 * day }, { found: asking.now - 9 * day }],
    })
  })

  test('is nothing where it never happened, or has yet to: no comparison holds but that it never did', async () => {
    for (const facts of [whose(), whose(ordered(-1))]) {
      expect(await judged(order('last-event', 'is-not-set'), facts)).toMatchObject({ found: null, holds: true })
      expect(await judged(order('last-event', 'more-than-ago', { days: 1 }), facts)).toMatchObject({ holds: false })
      expect(await judged(order('first-event', 'before', '2030-01-01'), facts)).toMatchObject({ holds: false })
    }
  })

  test('lies in days where the workspace’s days begin', async () => {
    const justAfterMidnight = whose({ name: 'Order placed', at: Date.UTC(2026, 2, 27, 23), properties: { total: 0 } })
    expect(await judged(order('first-event', 'on', '2026-03-28'), justAfterMidnight)).toMatchObject({ holds: true })
  })
})

describe('time alone', () => {
  test('makes the last long ago just after the duration', () => {
    expect(flip(order('last-event', 'more-than-ago', { days: 30 }), whose(ordered(40), ordered(3)))).toBe(
      asking.now + 27 * day + 1,
    )
  })

  test('ends lately for the first although there were others since', () => {
    expect(flip(order('first-event', 'within-last', { days: 30 }), whose(ordered(12), ordered(3)))).toBe(
      asking.now + 18 * day + 1,
    )
  })

  test('brings an event that lies ahead, which moves the last and never the first', () => {
    const facts = whose(ordered(40), ordered(-2))
    expect(flip(order('last-event', 'before', '2026-03-01'), facts)).toBe(asking.now + 2 * day)
    expect(flip(order('first-event', 'before', '2026-03-01'), facts)).toBeNull()
    expect(flip(order('first-event', 'is-set'), whose(ordered(-2)))).toBe(asking.now + 2 * day)
  })

  test('does nothing to a fixed day', () => {
    expect(flip(order('last-event', 'after', '2026-03-01'), whose(ordered(3)))).toBeNull()
  })
})

test('it depends on the event and on time', () => {
  const { events, time } = dependsOn(order('last-event', 'after', '2026-03-01'))
  expect({ events, time }).toEqual({ events: new Set(['Order placed']), time: true })
})
