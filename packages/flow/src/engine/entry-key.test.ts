import { describe, expect, test } from 'vitest'
import type { GivenSettings } from '../document/flow-document.ts'
import type { Happening } from '../kit/happening.ts'
import { openDraft, type LiveRun } from './draft.ts'
import { entryKey, isOfAnother, isSameEntry } from './entry-key.ts'
import type { Run } from './run.ts'
import { aDocument, aState, aWorld, byAnna, day, minute, T0, turnSettings } from './testing/a-world.ts'
import type { ContactState } from './turn.ts'

type Entry = NonNullable<GivenSettings['entry']>

const ofCart = (cart?: unknown): Happening => ({
  type: 'event', name: 'Left', eventId: 1, properties: cart === undefined ? {} : { cart },
}) // prettier-ignore
const byHand: Happening = { type: 'enrolled-by-hand', flow: 'f' }

const worldOf = (entry: Entry) =>
  aWorld({ flows: { f: aDocument({ start: ['by-hand', { when: null }] }, [], { entry }) } })
function aRun(given: Partial<Run> = {}): Run {
  return {
    id: 1, flow: 'f', versionId: 1, contactId: 1, key: '', status: 'waiting', outcome: null, node: 'start', visit: 1, stepId: 1,
    arrivedAt: T0, wakeAt: null, waiting: null, start: { node: 'start', cause: byAnna, because: { text: '' }, verdict: null },
    problem: null, startedAt: T0, endedAt: null, ...given,
  } // prettier-ignore
}
const past = (given: Partial<ContactState['past'][number]> = {}) => ({
  flow: 'f',
  key: '',
  runs: 1,
  lastEndedAt: T0,
  ...given,
})

function answer(entry: Entry, given: { runs?: Run[]; past?: ContactState['past']; at?: number }, happening = byHand) {
  const world = worldOf(entry)
  const { runs = [], past: over = [], at = T0 } = given
  const draft = openDraft(aState({}, { runs, past: over }), world, turnSettings(world, at))
  const flow = world.flows.get('f')
  if (!flow) throw new Error('There is no flow.')
  return entryKey(draft, flow, happening)
}
const cart = (rule: 'once' | 'every-time' | 'again-after-leaving') => ({ rule, coolDown: null, keyedBy: 'cart' })
const free = { key: '' }
const refused = (why: string, until: number | null = null) => ({ refused: why, until })
const underWay = { runs: [aRun()] }
const ended = { runs: [aRun({ status: 'ended', endedAt: T0 })] }
const failed = { runs: [aRun({ status: 'failed', endedAt: T0 })] }
const ofOthers = { runs: [aRun({ flow: 'g' })], past: [past({ flow: 'g' })] }
const coolDown = { rule: 'cool-down', coolDown: { days: 1 } } as const

describe('who comes in under which key, or why not', () => {
  test.each([
    ['once', {}, free],
    ['once', underWay, refused('came-once')],
    ['once', ended, refused('came-once')],
    ['once', { past: [past()] }, refused('came-once')],
    ['once', { past: [past({ runs: 0 })] }, free],
    ['once', ofOthers, free],
    ['again-after-leaving', underWay, refused('under-way')],
    ['again-after-leaving', ended, free],
    ['again-after-leaving', failed, free],
    ['again-after-leaving', { past: [past()] }, free],
    ['again-after-leaving', ofOthers, free],
    ['every-time', { past: [past()] }, free],
    ['every-time', underWay, { key: '2' }],
    ['every-time', { runs: [aRun(), aRun({ key: '2' })] }, { key: '3' }],
    ['every-time', { runs: [aRun(), aRun({ key: '2', status: 'ended' })] }, { key: '2' }],
    ['every-time', { runs: [aRun({ key: '2' })] }, free],
    [coolDown, {}, free],
    [coolDown, underWay, refused('under-way')],
    [coolDown, { past: [past()] }, refused('cooling-down', T0 + day)],
    [coolDown, ended, refused('cooling-down', T0 + day)],
    [coolDown, { past: [past()], at: T0 + day - 1 }, refused('cooling-down', T0 + day)],
    [coolDown, { past: [past()], at: T0 + day }, free],
    [coolDown, { runs: [aRun({ status: 'ended', endedAt: T0 + minute })], past: [past()], at: T0 + day }, refused('cooling-down', T0 + day + minute)],
    [coolDown, { past: [past({ lastEndedAt: null })] }, free],
    [coolDown, ofOthers, free],
    [{ rule: 'cool-down', coolDown: null, keyedBy: null }, { past: [past()] }, free],
  ] as [Entry, Parameters<typeof answer>[1], unknown][])('%o with %o: %o', (entry, given, expected) => {
    expect(answer(entry, given)).toEqual(expected)
  }) // prettier-ignore
})

describe('where a property keys the entry', () => {
  test.each([
    ['A', 'A'],
    [7, '7'],
    [true, 'true'],
    [undefined, ''],
    [null, ''],
    [['A'], ''],
    [{ toString: 'A' }, ''],
    ['x'.repeat(201), 'x'.repeat(200)],
  ])('%j is the key %j', (value, key) => expect(answer(cart('once'), {}, ofCart(value))).toEqual({ key }))

  test('what brings no properties has the empty key', () => expect(answer(cart('once'), {}, byHand)).toEqual(free))

  test('only runs of that key count', () => {
    const ofB = { runs: [aRun({ key: 'B' })], past: [past({ key: 'C' })] }
    expect(answer(cart('once'), ofB, ofCart('A'))).toEqual({ key: 'A' })
    expect(answer(cart('once'), ofB, ofCart('B'))).toEqual(refused('came-once'))
    expect(answer(cart('once'), ofB, ofCart('C'))).toEqual(refused('came-once'))
    expect(answer(cart('once'), { past: [past({ key: 'A #2' })] }, ofCart('A'))).toEqual(refused('came-once'))
    expect(answer(cart('once'), { past: [past({ key: 'AB' })] }, ofCart('A'))).toEqual({ key: 'A' })
  })

  test('every time, the runs of one key are numbered', () => {
    const runs = [aRun({ key: 'A' }), aRun({ key: 'A #2' }), aRun({ key: 'B' })]
    expect(answer(cart('every-time'), { runs }, ofCart('A'))).toEqual({ key: 'A #3' })
    expect(answer(cart('every-time'), { runs }, ofCart('B'))).toEqual({ key: 'B #2' })
  })
})

describe('two entries are the same', () => {
  const same = (entry: Entry, one: Happening, other: Happening) => {
    const flow = worldOf(entry).flows.get('f')
    return flow && isSameEntry(flow, one, other)
  }

  test.each([
    ['every-time', byHand, byHand, false],
    ['once', byHand, ofCart('A'), true],
    [cart('once'), ofCart('A'), ofCart('A'), true],
    [cart('once'), ofCart('A'), ofCart('B'), false],
    [cart('once'), ofCart('A'), byHand, false],
    [cart('every-time'), ofCart('A'), ofCart('A'), false],
  ] as [Entry, Happening, Happening, boolean][])('%o: %o and %o: %s', (entry, one, other, is) => {
    expect(same(entry, one, other)).toBe(is)
  })
})

describe('an event is about another', () => {
  const isAnother = (entry: Entry, own: unknown, named: unknown) => {
    const start = { ...aRun().start, ...(own === undefined ? {} : { event: { cart: own } }) }
    const live = { run: aRun({ start }), version: worldOf(entry).versions.get(1) } as LiveRun
    return isOfAnother(live, named === undefined ? {} : { cart: named })
  }

  test.each([
    ['once', 'A', 'B', false],
    [cart('once'), 'A', 'B', true],
    [cart('once'), 'A', 'A', false],
    [cart('once'), undefined, 'B', false],
    [cart('once'), 'A', undefined, false],
  ] as [Entry, unknown, unknown, boolean][])('%o: a run of %j, an event of %j: %s', (entry, own, named, is) => {
    expect(isAnother(entry, own, named)).toBe(is)
  })
})
