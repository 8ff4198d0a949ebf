import { describe, expect, test } from 'vitest'
import type { Condition } from '@etape/conditions'
import type { Deal } from '@etape/crm'
import type { InputContent } from './input.ts'
import { takeTurn } from './take-turn.ts'
import {
  aCompany,
  aDocument,
  aState,
  aWorld,
  byAnna,
  byApi,
  did,
  inputs,
  minute,
  putIn,
  T0,
  turnSettings,
  wrote,
} from './testing/a-world.ts'
import { live } from './testing/live.ts'
import { take } from './testing/take.ts'
import type { Turn } from './turn.ts'

const isSet = (fact: `contact.${string}` | `company.${string}`): Condition => ({
  fact,
  operator: 'is-set',
  value: null,
})
const starting = (type: string, config: object) => aDocument({ start: [type, { ...config, when: null }] }, [])
const startedFlows = ({ runs }: Turn) => runs.filter(({ created }) => created).map(({ run }) => run.flow)

describe('an event', () => {
  const at = (happened: number, fields = {}) => {
    const [input] = inputs(did('Came', { plan: 'pro' }))
    const world = aWorld({ segments: { seen: isSet('contact.last_seen_at') } })
    return takeTurn(
      { ...aState(fields), inputs: input ? [{ ...input, at: happened }] : [] },
      world,
      turnSettings(world),
    )
  }

  test('is kept as it came, with when it happened and when it was heard of', async () => {
    expect((await at(T0 - minute)).events).toEqual([
      { id: 1000, contactId: 1, name: 'Came', at: T0 - minute, receivedAt: T0, properties: { plan: 'pro' } },
    ])
  })

  test.each([
    ['that is news', T0 - minute, {}, T0 - minute],
    ['that is newer than the last', T0 - minute, { last_seen_at: T0 - 2 * minute }, T0 - minute],
    ['dated ahead', T0 + minute, {}, T0],
  ])('%s says when the contact was last seen, no later than now', async (_which, happened, fields, seen) => {
    expect((await at(happened, fields)).contact?.fields).toEqual({ last_seen_at: seen })
  })

  test.each([T0 - minute, T0])('that is no newer than the last leaves that as it is', async (seen) => {
    expect((await at(T0 - minute, { last_seen_at: seen })).contact).toBeNull()
  })

  test('is what segments that read it, or when the contact was last seen, give as their cause', async () => {
    const { memberships } = await at(T0)
    expect(memberships).toMatchObject([{ segment: 'seen', cause: { by: 'event', name: 'Came', eventId: 1000 } }])
  })
})

describe('fields that are written', () => {
  const domains = () => new Map([['acme.se', { current: { id: 7, version: 1, fields: { name: 'Acme' } } }]])

  test('bring the contact to the company of its domain with a new address only', async () => {
    const state = aState({ email: 'a@acme.se' }, { companiesByDomain: domains() })
    expect((await take(aWorld({}), state, wrote({ city: 'Lund' }))).contact?.companyId).toBeNull()
    expect((await take(aWorld({}), state, wrote({ email: 'b@acme.se' }))).contact?.companyId).toBe(7)
  })

  test('of a new contact that are refused stay on its timeline, and what is empty leaves nothing', async () => {
    const created = { ...wrote({ score: 'high', phone: null, city: 'Lund' }), created: 'api' } as InputContent
    const turn = await take(aWorld({}), aState(), created)
    expect(turn.changes.map(({ field, outcome }) => [field, outcome])).toEqual([
      ['score', 'refused'],
      ['stage', 'accepted'],
      ['status', 'accepted'],
    ])
    expect(turn.contact?.fields).toMatchObject({ city: 'Lund', source: 'api', created_at: T0, updated_at: T0 })
  })

  test('of a new contact can name the company, whatever its address says', async () => {
    const company = { current: { id: 9, version: 1, fields: { name: 'Other' } } }
    const state = { ...aState({}, { companiesByDomain: domains() }), company }
    const created = { ...wrote({ email: 'a@acme.se' }), created: 'api', companyId: 9 } as InputContent
    expect((await take(aWorld({}), state, created)).contact?.companyId).toBe(9)
  })
})

describe('leaving a flow', () => {
  const waits = () =>
    aDocument({ start: ['by-hand', { when: null }], wait: ['wait', { for: { days: 1 } }] }, ['start.next > wait'])
  const world = aWorld({ flows: { f: waits(), g: waits() } })
  const leave = (flow: string, runId: number | null): InputContent => ({
    type: 'leave-flow',
    flow,
    runId,
    cause: byAnna,
  })
  const left = async (asked: InputContent) => {
    const { turns } = await live(world, aState(), [[0, putIn('f'), putIn('f'), putIn('g')], [minute, asked]])
    return turns[1]?.runs.map(({ run }) => [run.id, run.flow, run.outcome])
  } // prettier-ignore

  test('ends one run, and those of other flows go on', async () => {
    expect(await left(leave('f', 1001))).toEqual([[1001, 'f', 'removed']])
    expect(await left(leave('g', 1001))).toEqual([])
  })

  test('ends all runs of the flow when none is named', async () => {
    expect(await left(leave('f', null))).toEqual([
      [1000, 'f', 'removed'],
      [1001, 'f', 'removed'],
    ])
  })
})

describe('a deal that was written elsewhere', () => {
  const deal = (id: number, stage: string): Deal => ({
    id, version: 1, companyId: null, contactIds: [1], fields: { name: `D${id}`, pipeline: 'sales', stage, type: 'open' },
  }) // prettier-ignore
  const deals = [deal(4, 'new-deal'), deal(5, 'quote-sent')]
  const quoted: Condition = {
    fact: 'deals',
    params: { where: [{ field: 'deal.stage', operator: 'equal', value: 'quote-sent' }] },
    operator: 'did',
    value: null,
  }
  const place = (stage: string) => ({ pipeline: 'sales', stage })
  const world = aWorld({
    segments: { quoted },
    flows: {
      toQuote: starting('deal-stage-changed', { from: null, to: place('quote-sent') }),
      fromDemo: starting('deal-stage-changed', { from: place('demo-scheduled'), to: null }),
      made: starting('deal-created', { stage: place('quote-sent') }),
    },
  })
  const tell = (given: object) =>
    take(world, aState({ stage: 'opportunity' }, { deals }), {
      type: 'deal', dealId: 5, created: false, cause: byAnna, ...given,
    }) // prettier-ignore

  test('is told with where it stood, to flows that hear of it', async () => {
    const before = place('demo-scheduled')
    expect(startedFlows(await tell({ changed: ['amount', 'stage'], before }))).toEqual(['toQuote', 'fromDemo'])
    expect(startedFlows(await tell({ changed: ['stage'], before: place('new-deal') }))).toEqual(['toQuote'])
    expect(startedFlows(await tell({ created: true, changed: [] }))).toContain('made')
  })

  test('tells no flow when it stands where it stood, and segments look at it all the same', async () => {
    const turn = await tell({ changed: ['amount'] })
    expect(startedFlows(turn)).toEqual([])
    expect(turn.memberships).toMatchObject([{ segment: 'quoted', moved: 'entered', cause: byAnna }])
  })
})

describe('a company that was written elsewhere', () => {
  const world = aWorld({
    segments: { since: isSet('company.stage_since'), steel: { fact: 'company.industry', operator: 'equal', value: 'Steel' } },
    flows: {
      toSteel: starting('field-changed', { field: 'company.industry', from: 'Wood', to: 'Steel' }),
      emptied: starting('field-changed', { field: 'company.country', from: 'SE', to: null }),
      ofContact: starting('field-changed', { field: 'contact.industry', from: null, to: null }),
    },
  }) // prettier-ignore
  const tell = (given: object, company = aCompany({ industry: 'Steel', stage: 'customer', stage_since: T0 })) =>
    take(world, aState({ stage: 'lead' }, { company }), {
      type: 'company', companyId: 9, changed: [], stageMoved: false, cause: byAnna, ...given,
    }) // prettier-ignore
  const segmentsOf = (turn: Turn) => turn.memberships.map(({ segment }) => segment)

  test('is told field by field, with what was there before', async () => {
    const turn = await tell({ changed: ['industry'], before: { industry: 'Wood' } })
    expect([startedFlows(turn), segmentsOf(turn)]).toEqual([['toSteel'], ['steel']])
    expect(startedFlows(await tell({ changed: ['industry'], before: { industry: 'Glass' } }))).toEqual([])
    expect(startedFlows(await tell({ changed: ['industry'] }))).toEqual([])
    expect(startedFlows(await tell({ changed: ['country'], before: { country: 'SE' } }))).toEqual(['emptied'])
  })

  test('moves what is kept along with its stage, and the contact’s stage only when its own has moved', async () => {
    const told = await tell({ changed: ['stage'], before: { stage: 'lead' } })
    expect([segmentsOf(told), told.contact]).toEqual([['since'], null])
    const moved = await tell({ changed: ['stage'], before: { stage: 'lead' }, stageMoved: true })
    expect(moved.contact?.fields['stage']).toBe('customer')
  })

  test('without fields is a company that is another: everything of it is looked at', async () => {
    expect(segmentsOf(await tell({ changed: [] })).toSorted()).toEqual(['since', 'steel'])
  })

  test('that the contact has left meanwhile says nothing', async () => {
    const turn = await tell({ companyId: 8, changed: ['industry', 'stage'], before: { industry: 'Wood' }, stageMoved: true })
    expect([turn.runs, turn.memberships, turn.contact, turn.consumed]).toEqual([[], [], null, [1]])
    const alone = await take(world, aState(), { type: 'company', companyId: 9, changed: ['industry'], stageMoved: true, cause: byAnna })
    expect([alone.runs, alone.memberships]).toEqual([[], []])
  }) // prettier-ignore
})

describe('a list', () => {
  const world = aWorld({ segments: { vip: 'static' } })
  const on = { segments: new Map([['vip', T0 - minute]]) }
  const move = (to: 'add' | 'remove'): InputContent => ({ type: 'segment', segment: 'vip', move: to, cause: byApi })

  test.each([
    ['puts on it who is not', 'add', {}, ['entered']],
    ['has on it who is there already', 'add', on, []],
    ['takes off it who is there', 'remove', on, ['left']],
    ['cannot take off it who is not', 'remove', {}, []],
  ] as const)('%s', async (_what, to, given, moved) => {
    const { memberships } = await take(world, aState({}, given), move(to))
    expect(memberships).toEqual(
      moved.map((one) => ({ segment: 'vip', contactId: 1, moved: one, at: T0, verdict: null, cause: byApi })),
    )
  })
})

describe('segments that read others', () => {
  const inSegment = (value: string): Condition => ({ fact: 'segments', operator: 'in-segment', value })
  const moves = ({ memberships }: Turn) => memberships.map(({ segment, moved }) => `${segment} ${moved}`)

  test('follow them out as well as in, with what was judged', async () => {
    const world = aWorld({ segments: { vip: 'static', top: inSegment('vip'), rest: { not: inSegment('vip') } } })
    const state = aState({}, { segments: new Map([['vip', T0], ['top', T0]]) }) // prettier-ignore
    const turn = await take(world, state, { type: 'segment', segment: 'vip', move: 'remove', cause: byApi })
    expect(moves(turn)).toEqual(['vip left', 'top left', 'rest entered'])
    expect(turn.memberships.map(({ verdict }) => verdict?.holds ?? null)).toEqual([null, false, true])
  })

  test('in a circle stop going round', async () => {
    const world = aWorld({ segments: { a: { not: inSegment('b') }, b: inSegment('a') } })
    const turn = await take(world, aState(), { type: 'review', cause: byApi })
    expect(moves(turn).slice(0, 4)).toEqual(['a entered', 'b entered', 'a left', 'b left'])
    expect(turn.memberships.length).toBeLessThan(200)
  })
})

test('a task that is done starts what hears of it', async () => {
  const calls = starting('task-completed', { type: 'call', title: 'Ada' })
  const world = aWorld({ flows: { calls } })
  const done = (taskType: 'call' | 'email', title: string): InputContent => ({ type: 'task', taskId: 3, taskType, title, cause: byAnna })
  expect(startedFlows(await take(world, aState(), done('call', 'Call Ada')))).toEqual(['calls'])
  expect(startedFlows(await take(world, aState(), done('email', 'Call Ada')))).toEqual([])
}) // prettier-ignore

test('an event that is to run no flows starts none', async () => {
  const asked = { ...did('Came'), runFlows: false } as InputContent
  const world = aWorld({ flows: { f: starting('event', { name: 'Came', where: [] }) } })
  expect(startedFlows(await take(world, aState(), asked))).toEqual([])
})
