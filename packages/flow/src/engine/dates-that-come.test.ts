import type { Field } from '@etape/conditions'
import { describe, expect, test } from 'vitest'
import { datesReached, nextDate } from './dates.ts'
import { openDraft } from './draft.ts'
import { aCompany, aDocument, aState, aWorld, day, minute, T0, turnSettings } from './testing/a-world.ts'
import { live } from './testing/live.ts'

const field = (object: Field['object'], key: string): Field => ({
  object, key, type: 'date-time', label: { en: '', fr: '', sv: '' }, builtIn: false,
}) // prettier-ignore
const fields = [field('contact', 'meets'), field('contact', 'renews'), field('company', 'meets')]
const onDate = (ref: string) =>
  [
    'date-reached',
    { field: ref, offset: { type: 'on' }, at: null, yearly: false, zone: 'contact', when: null },
  ] as const
const wait = ['wait', { for: { days: 1 } }] as const
const flow = aDocument(
  { company: onDate('company.meets'), renews: onDate('contact.renews'), meets: onDate('contact.meets'), wait },
  ['company.next > wait', 'renews.next > wait', 'meets.next > wait'],
)
const world = aWorld({ flows: { flow }, fields })

function draftOf(turnedAt: number | null | undefined, now = T0, contact: object = { meets: T0, renews: T0 - minute }) {
  const state = {
    ...aState(contact as never, { company: aCompany({ meets: T0 - 2 * minute }) }),
    ...(turnedAt !== undefined && { turnedAt }),
  }
  return openDraft(state, world, turnSettings(world, now))
}
const nodes = (turnedAt: number | null | undefined, by = T0, contact?: object) =>
  datesReached(draftOf(turnedAt, by, contact), by).map((one) => one.type === 'date-reached' && one.node)

describe('dates that have come since they were last looked at', () => {
  test.each([
    ['all, oldest first', T0 - day, T0, ['company', 'renews', 'meets']],
    ['not those that came before', T0 - 2 * minute, T0, ['renews', 'meets']],
    ['not one that was looked at at its very moment', T0, T0 + day, []],
    ['not those still to come', T0 - day, T0 - 1, ['company', 'renews']],
    ['none when nothing went by', T0, T0, []],
    ['none when it is looked at for an earlier moment', T0, T0 - day, []],
    ['none at the first look', null, T0 + day, []],
    ['none at the first look of one that nobody looked at', undefined, T0 + day, []],
  ] as const)('are %s', (_which, turnedAt, by, expected) => expect(nodes(turnedAt, by)).toEqual(expected))

  test('are none of a field that is empty or holds no date', () => {
    expect(nodes(T0 - day, T0, { meets: null, renews: 'soon' })).toEqual(['company'])
  })
})

test('the next date is the earliest still to come', () => {
  expect(nextDate(draftOf(T0, T0 - day))).toBe(T0 - 2 * minute)
  expect(nextDate(draftOf(T0, T0 - minute))).toBe(T0)
  expect(nextDate(draftOf(T0, T0))).toBe(Infinity)
})

test('a contact is due when its next date comes, and each date starts the flow once', async () => {
  const state = aState({ meets: T0 + day, renews: T0 + 2 * day }, { turnedAt: T0 })
  const { turns } = await live(world, state, [[0], [day], [day + 1], [2 * day]])
  expect(turns.map(({ runs }) => runs.filter(({ created }) => created).map(({ run }) => run.start.node))).toEqual([
    [],
    ['meets'],
    [],
    ['renews'],
  ])
  expect(turns[0]?.dueAt).toBe(T0 + day)
})
