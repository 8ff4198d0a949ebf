import type { Condition } from '@etape/conditions'
import { expect, test } from 'vitest'
import { aDocument, aState, aWorld, day, T0 } from './testing/a-world.ts'
import { liveUntil } from './testing/live.ts'
import type { ContactState } from './turn.ts'

const came = (at: number) => ({ name: 'Came', at, properties: {} })
const did = (operator: 'did' | 'did-not' | 'count-at-least', value: number | null, days: number): Condition => ({
  fact: 'events', params: { name: 'Came', within: { days } }, operator, value,
}) // prettier-ignore
const cameAt = (fact: 'first-event' | 'last-event', operator: 'within-last' | 'more-than-ago', days: number): Condition => ({
  fact, params: { name: 'Came' }, operator, value: { days },
}) // prettier-ignore
const deal = (fields: object) => [{ id: 1, version: 1, companyId: null, contactIds: [1], fields: fields as never }]
const utc = (text: string) => Date.parse(`${text}Z`)

const cases: readonly (readonly [what: string, when: Condition, state: ContactState, flips: readonly number[]])[] = [
  ['not seen for 30 days', did('did-not', null, 30), aState({}, { events: [came(T0 - 10 * day)] }), [T0 + 20 * day]],
  ['seen within 7 days', did('did', null, 7), aState({}, { events: [came(T0 - day)] }), [T0, T0 + 6 * day]],
  [
    'seen twice within 7 days',
    did('count-at-least', 2, 7),
    aState({}, { events: [came(T0 - 3 * day), came(T0 - day)] }),
    [T0, T0 + 4 * day],
  ],
  [
    'in the stage for more than 14 days',
    { fact: 'contact.stage_since', operator: 'more-than-ago', value: { days: 14 } },
    aState({ stage: 'lead', stage_since: T0 - day }),
    [T0 + 13 * day + 1],
  ],
  [
    'created within the last 3 days',
    { fact: 'contact.created_at', operator: 'within-last', value: { days: 3 } },
    aState({ created_at: T0 - day }),
    [T0, T0 + 2 * day + 1],
  ],
  [
    'with a deal in its stage for more than 10 days',
    {
      fact: 'deals',
      params: { where: [{ field: 'deal.stage_since', operator: 'more-than-ago', value: { days: 10 } }] },
      operator: 'count-at-least',
      value: 1,
    },
    aState({}, { deals: deal({ stage: 'new-deal', stage_since: T0 - day }) }),
    [T0 + 9 * day + 1],
  ],
  [
    'whose first visit was within 7 days',
    cameAt('first-event', 'within-last', 7),
    aState({}, { events: [came(T0 - 6 * day), came(T0 - day)] }),
    [T0, T0 + day + 1],
  ],
  [
    'whose last visit was more than 30 days ago',
    cameAt('last-event', 'more-than-ago', 30),
    aState({}, { events: [came(T0 - 80 * day), came(T0 - 10 * day)] }),
    [T0 + 20 * day + 1],
  ],
  [
    'whose first visit is a year ago',
    { fact: 'first-event', params: { name: 'Came' }, operator: 'anniversary', value: null },
    aState({}, { events: [came(utc('2025-03-10T12:00:00')), came(utc('2025-03-15T12:00:00'))] }),
    [utc('2026-03-09T23:00:00'), utc('2026-03-10T23:00:00')],
  ],
  [
    'whose anniversary it is',
    { fact: 'contact.created_at', operator: 'anniversary', value: null },
    aState({ created_at: utc('2020-03-10T12:00:00') }),
    [utc('2026-03-09T23:00:00'), utc('2026-03-10T23:00:00')],
  ],
  [
    'not seen for 5 days and not a customer',
    { all: [did('did-not', null, 5), { not: { fact: 'contact.stage', operator: 'equal', value: 'customer' } }] },
    aState({ stage: 'lead' }, { events: [came(T0)] }),
    [T0 + 5 * day],
  ],
]

test.each(cases)('a segment of contacts %s is entered and left at the very moment, and the contact is due for nothing else', async (_what, condition, state, flips) => {
  const flow = aDocument({ start: ['segment-entered', { segment: 's', when: null }], said: ['add-note', { text: 'In' }] }, ['start.next > said'])
  const world = aWorld({ flows: { flow }, segments: { s: condition } })
  const { turns } = await liveUntil(world, state, { from: T0, until: T0 + 60 * day })
  expect(turns.flatMap(({ memberships }) => memberships.map(({ at }) => at))).toEqual(flips)
  expect(turns.flatMap(({ notes }) => notes)).toHaveLength(Math.ceil(flips.length / 2))
  for (const { memberships } of turns) for (const { verdict } of memberships) expect(verdict).not.toBeNull()
  expect(turns.length).toBeLessThanOrEqual(flips.length + 3)
}) // prettier-ignore

test('a segment of those in another segment follows it at the same moment', async () => {
  const segments = {
    silent: did('did-not', null, 5),
    both: { fact: 'segments', operator: 'in-segment', value: 'silent' } as const,
  }
  const state = aState({}, { events: [came(T0)] })
  const { turns } = await liveUntil(aWorld({ segments }), state, { from: T0, until: T0 + 60 * day })
  expect(turns.flatMap(({ memberships }) => memberships.map(({ segment, at }) => [segment, at]))).toEqual([
    ['silent', T0 + 5 * day],
    ['both', T0 + 5 * day],
  ])
})
