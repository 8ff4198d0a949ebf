import { describe, expect, test } from 'vitest'
import type { Deal } from '@etape/crm'
import { factsOf, insertEvent } from './facts.ts'
import { foldTurn } from './fold-turn.ts'
import type { Run } from './run.ts'
import { aCompany, aState, byAnna, day, did, inputs, minute, putIn, T0 } from './testing/a-world.ts'
import type { ContactState, Turn } from './turn.ts'

const nothing: Turn = {
  contactId: 1, at: T0, contact: null, companies: [], deals: [], tasks: [], notes: [], events: [], runs: [], steps: [], changes: [],
  memberships: [], deliveries: [], onward: [], later: [], putOff: [], consumed: [], dueAt: null,
} // prettier-ignore
const after = (turn: Partial<Turn>, state: ContactState = aState()) => foldTurn(state, { ...nothing, ...turn })
const aRun = (id: number, given: Partial<Run> = {}): Run => ({
  id, flow: 'f', versionId: 1, contactId: 1, key: '', status: 'waiting', outcome: null, node: 'start', visit: 1, stepId: 1,
  arrivedAt: T0, wakeAt: null, waiting: null, start: { node: 'start', cause: byAnna, because: { text: '' }, verdict: null },
  problem: null, startedAt: T0, endedAt: null, ...given,
}) // prettier-ignore
const aDeal = (id: number, amount: number): Deal => ({
  id,
  version: 1,
  companyId: null,
  contactIds: [1],
  fields: { amount },
})
const event = (name: string, at: number) => ({ name, at, properties: { of: name } })

describe('a contact after a turn', () => {
  test('is as it was when nothing was written, but for when it had its turn', () => {
    const state = aState(
      { city: 'Lund' },
      { deals: [aDeal(1, 5)], events: [event('A', T0)], segments: new Map([['s', T0]]) },
    )
    expect(after({}, state)).toEqual({ ...state, companyName: null, turnedAt: T0 })
  })

  test('has its events in order of time, without what only their rows have', () => {
    const came = { ...event('B', T0 - minute), id: 4, contactId: 1, receivedAt: T0 }
    const { events } = after({ events: [came] }, aState({}, { events: [event('A', T0 - day), event('C', T0)] }))
    expect(events).toEqual([event('A', T0 - day), event('B', T0 - minute), event('C', T0)])
  })

  test('has its deals as they were written, in their places, and new ones after them', () => {
    const deals = [{ deal: aDeal(3, 3), created: true }, { deal: aDeal(1, 9), created: false }]
    expect(after({ deals }, aState({}, { deals: [aDeal(1, 1), aDeal(2, 2)] })).deals).toEqual([aDeal(1, 9), aDeal(2, 2), aDeal(3, 3)])
  }) // prettier-ignore

  test('is in the segments it entered, since then, and in none that it left', () => {
    const move = (segment: string, moved: 'entered' | 'left') => ({ segment, moved, at: T0, contactId: 1, verdict: null, cause: byAnna })
    const before = new Map([['a', 1], ['b', 2]])
    const { segments } = after({ memberships: [move('a', 'left'), move('c', 'entered')] }, aState({}, { segments: before }))
    expect([...segments]).toEqual([['b', 2], ['c', T0]])
    expect([...before.keys()]).toEqual(['a', 'b'])
  }) // prettier-ignore

  test('keeps the runs that wait, and of those that are over how many there were and when the last ended', () => {
    const state = aState(
      {},
      { runs: [aRun(1), aRun(2), aRun(3)], past: [{ flow: 'f', key: 'k', runs: 2, lastEndedAt: 1 }] },
    )
    const runs = [
      { run: aRun(1, { node: 'wait' }), created: false },
      { run: aRun(2, { status: 'ended', key: 'k', endedAt: T0 }), created: false },
      { run: aRun(4, { flow: 'g' }), created: true },
      { run: aRun(5, { status: 'failed', endedAt: T0 }), created: true },
    ]
    const folded = after({ runs }, state)
    expect(folded.runs).toEqual([aRun(1, { node: 'wait' }), aRun(3), aRun(4, { flow: 'g' })])
    expect(folded.past).toEqual([
      { flow: 'f', key: 'k', runs: 3, lastEndedAt: T0 },
      { flow: 'f', key: '', runs: 1, lastEndedAt: T0 },
    ])
  })

  test('waits for what is still to come, and has no input any more that was handled or put off', () => {
    const later = (dueAt: number) => ({ content: did('Later'), dueAt })
    const state = aState({}, { inputs: inputs(did('A'), did('B'), did('C')), later: [later(T0), later(T0 + 1)] })
    const folded = after(
      {
        consumed: [1],
        putOff: [{ id: 2, content: did('B'), dueAt: T0 + 3 }],
        later: [{ ...later(T0 + 2), hop: 1, at: T0 }],
      },
      state,
    )
    expect(folded.inputs.map(({ id }) => id)).toEqual([3])
    expect(folded.later).toEqual([later(T0 + 1), later(T0 + 2), { content: did('B'), dueAt: T0 + 3 }])
  })
})

describe('the company of a contact after a turn', () => {
  const company = aCompany()
  const joined = (companyId: number | null) => ({ contact: { id: 1, version: 2, companyId, fields: {} } })
  const other = { current: { id: 8, version: 1, fields: { name: 'Other' } } }

  test('is the one that was written', () => {
    const written = { id: 9, version: 2, fields: { name: 'New' } }
    const folded = after({ companies: [{ company: { ...written, id: 7 }, created: true }, { company: written, created: false }] }, aState({}, { company }))
    expect([folded.company, folded.companyName]).toEqual([{ current: written }, 'New'])
  }) // prettier-ignore

  test('is the one it had, or one it has joined by its domain', () => {
    const state = aState({}, { company, companiesByDomain: new Map([['other.test', other]]) })
    expect(after({}, state).company).toEqual(company)
    expect(after(joined(8), state)).toMatchObject({ company: other, companyName: 'Other' })
  })

  test('is none when it left it, and is only a name when it is not at hand', () => {
    const left = after(joined(null), aState({}, { company }))
    expect([left.company, left.companyName]).toEqual([null, null])
    const away = after(
      {},
      { ...aState(), contact: { id: 1, version: 1, companyId: 5, fields: {} }, companyName: 'Away' },
    )
    expect([away.company, away.companyName]).toEqual([null, 'Away'])
  })
})

describe('what conditions read of a contact', () => {
  test('is its own company only, its deals, events, segments and flows', () => {
    const runs = [aRun(1, { flow: 'on' }), aRun(2, { flow: 'failed', status: 'failed' }), aRun(3, { flow: 'again' })]
    const past = [{ flow: 'been', key: '', runs: 1, lastEndedAt: T0 }, { flow: 'again', key: '', runs: 1, lastEndedAt: T0 }]
    const state = aState({ city: 'Lund' }, { company: aCompany(), deals: [aDeal(1, 5)], events: [event('A', T0)], segments: new Map([['s', T0]]), runs, past })
    expect(factsOf(state)).toEqual({
      contact: { city: 'Lund' },
      company: { name: 'Acme' },
      deals: [{ amount: 5 }],
      events: [event('A', T0)],
      segments: new Set(['s']),
      flows: new Map([['been', 'over'], ['again', 'under-way'], ['on', 'under-way']]),
    })
    expect(factsOf({ ...state, contact: { ...state.contact, companyId: 8 } }).company).toBeNull()
  }) // prettier-ignore

  test.each([
    ['first', T0 - day, ['new', 'a', 'b', 'c']],
    ['after those of the same moment', T0, ['a', 'b', 'new', 'c']],
    ['last', T0 + day, ['a', 'b', 'c', 'new']],
  ])('has an event in its place in time: %s', (_where, at, order) => {
    const events = [event('a', T0 - minute), event('b', T0), event('c', T0 + minute)]
    insertEvent(events, event('new', at))
    expect(events.map(({ name }) => name)).toEqual(order)
  })

  test('has an event where there is none yet', () => {
    const events: ReturnType<typeof event>[] = []
    insertEvent(events, event('new', T0))
    expect(events).toEqual([event('new', T0)])
  })
})

test('an input for one flow is kept whole while it waits', () => {
  expect(after({ later: [{ content: putIn('f'), dueAt: T0 + 1, hop: 0, at: T0 }] }).later).toEqual([{ content: putIn('f'), dueAt: T0 + 1 }])
}) // prettier-ignore
