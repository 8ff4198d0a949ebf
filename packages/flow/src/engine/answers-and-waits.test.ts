import type { FieldValues } from '@etape/conditions'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineNodeKind } from '../kit/node-kind.ts'
import type { Outcome } from '../kit/outcome.ts'
import { kindOf } from '../nodes/index.ts'
import { hopLimit } from './end-run.ts'
import type { InputContent } from './input.ts'
import type { Run } from './run.ts'
import {
  aCompany,
  aDocument,
  aState,
  aWorld,
  byAnna,
  day,
  did,
  minute,
  putIn,
  T0,
  turnSettings,
  wrote,
} from './testing/a-world.ts'
import { live } from './testing/live.ts'
import { said } from './testing/said.ts'
import { byHand, note } from './testing/steps.ts'
import { notes } from './testing/take.ts'
import { takeTurn } from './take-turn.ts'
import type { ContactState, Turn, TurnSettings } from './turn.ts'

const runOf = (turn: Turn | undefined): Run => {
  const run = turn?.runs.at(-1)?.run
  if (!run) throw new Error('There is no run.')
  return run
}

/** Sends nothing, and waits for an answer. */
const ask = defineNodeKind({
  type: 'ask', category: 'action', icon: 'bolt', title: 'Ask', summary: 'Asks.', config: z.strictObject({}),
  outlets: [{ id: 'yes', label: { text: 'Yes' } }, { id: 'late', label: { text: 'Late' } }], example: {}, card: () => ({ text: 'Ask' }),
  step: ({ now }): Outcome => ({
    type: 'listen', for: { type: 'answer', delivery: 1 }, until: now + day, heardBy: 'yes', timedOutBy: 'late',
  }),
}) // prettier-ignore
const kinds = (type: string) => (type === 'ask' ? ask : kindOf(type))

describe('an answer', () => {
  const flow = aDocument({ start: byHand, ask: ['ask'], yes: note('Yes'), late: note('Late') }, [
    'start.next > ask', 'ask.yes > yes', 'ask.late > late',
  ]) // prettier-ignore
  const world = aWorld({ flows: { flow, other: flow }, kindOf: kinds })
  const answer = (run: Run, given: Partial<Extract<InputContent, { type: 'answer' }>> = {}): InputContent => ({
    type: 'answer', runId: run.id, stepId: run.stepId, ok: true, status: 200, values: {}, cause: byAnna, ...given,
  }) // prettier-ignore
  async function answered(given: Parameters<typeof answer>[1], { fields = {}, rest = {}, settings = {} }: { fields?: FieldValues; rest?: Partial<ContactState>; settings?: Partial<TurnSettings> } = {}) {
    const { turns, state } = await live(world, aState(fields, rest), [[0, putIn('flow')]])
    return (await live(world, state, [[minute, answer(runOf(turns[0]), given)]], settings)).turns[0]
  } // prettier-ignore

  test('is for the run and the step that asked alone', async () => {
    const { turns, state } = await live(world, aState(), [[0, putIn('flow'), putIn('other')]])
    const [one, other] = turns[0]?.runs.map(({ run }) => run) ?? []
    if (!one || !other) throw new Error('There are no runs.')
    const hear = async (given: InputContent) => (await live(world, state, [[minute, given]])).turns[0]?.runs.map(({ run }) => run.flow)
    expect(await hear(answer(other))).toEqual(['other'])
    expect(await hear(answer(one, { stepId: other.stepId }))).toEqual([])
    expect(await hear(answer(one, { runId: 77 }))).toEqual([])
  }) // prettier-ignore

  test('that says no goes the way of one that never came, where there is no other', async () => {
    expect(notes(await answered({ ok: false }))).toEqual(['Late'])
    expect(notes(await answered({}))).toEqual(['Yes'])
  })

  test('is none for a run that listens for something else', async () => {
    const waits = aDocument({ start: byHand, wait: ['wait-for', { for: { type: 'event', name: 'Came', where: [] }, timeout: null }] }, ['start.next > wait'])
    const there = aWorld({ flows: { flow: waits } })
    const { turns, state } = await live(there, aState(), [[0, putIn('flow')]])
    expect((await live(there, state, [[minute, answer(runOf(turns[0]))]])).turns[0]?.runs).toEqual([])
  }) // prettier-ignore

  test('writes what was read of the contact and its company, as the fields have it', async () => {
    const values = {
      'contact.score': '7',
      'company.industry': 'Steel',
      'deal.amount': 5,
      'answer.contact.city': 'Lund',
      plan: 'pro',
    }
    const turn = await answered({ values }, { rest: { company: aCompany() } })
    expect(turn?.changes.map(({ record, field, after }) => [record, field, after])).toEqual([
      ['contact', 'score', 7],
      ['company', 'industry', 'Steel'],
    ])
    expect(runOf(turn).memory).toEqual({ answers: { ask: values } })
  })

  test('writes nothing to a company that is not there, to a field that is gone, or that another record has', async () => {
    const values = { 'company.industry': 'Steel', 'contact.gone': 'x', 'contact.external_id': 'x1' }
    const isTaken = (record: string, field: string, value: unknown) =>
      record === 'contact' && field === 'external_id' && value === 'x1'
    const turn = await answered({ values }, { settings: { isTaken } })
    expect([turn?.changes, notes(turn)]).toEqual([[], ['Yes']])
  })

  test('that cannot be read is a refused write', async () => {
    const turn = await answered({ values: { 'contact.score': 'much' } })
    expect(turn?.changes).toMatchObject([{ field: 'score', after: 'much', outcome: 'refused' }])
  })
})

describe('a run that listens', () => {
  const listening = (awaited: object) => aWorld({
    segments: { vip: 'static', top: 'static' },
    flows: { f: aDocument({ start: byHand, wait: ['wait-for', { for: awaited, timeout: { days: 7 } }], yes: note('Heard') }, ['start.next > wait', 'wait.happened > yes']) },
  }) // prettier-ignore
  const list = (segment: string, move: 'add' | 'remove'): InputContent => ({
    type: 'segment',
    segment,
    move,
    cause: byAnna,
  })
  const heard = async (awaited: object, state: ContactState, ...then: InputContent[]) =>
    (
      await live(listening(awaited), state, [
        [0, putIn('f')],
        [minute, ...then],
      ])
    ).turns.map(notes)
  const on = (...ids: string[]) => aState({}, { segments: new Map(ids.map((id) => [id, T0])) })

  test.each([
    ['enter', on(), [list('top', 'add')], [[], []]],
    ['enter', on(), [list('vip', 'add')], [[], ['Heard']]],
    ['enter', on('vip'), [], [['Heard'], []]],
    ['enter', on(), [list('vip', 'add'), list('vip', 'remove')], [[], ['Heard']]],
    ['leave', on(), [], [['Heard'], []]],
    ['leave', on('vip'), [list('vip', 'remove')], [[], ['Heard']]],
    ['leave', on('vip', 'top'), [list('top', 'remove')], [[], []]],
  ] as const)('for a list to %s hears that, and nothing else', async (to, state, then, expected) => {
    expect(await heard({ type: 'segment', segment: 'vip', to }, state, ...then)).toEqual(expected)
  })

  test('for an event hears that one alone, and keeps why', async () => {
    const awaited = { type: 'event', name: 'Booked', where: [] }
    expect(await heard(awaited, aState(), did('Came'), wrote({ city: 'Lund' }))).toEqual([[], []])
    const { turns } = await live(listening(awaited), aState(), [
      [0, putIn('f')],
      [minute, did('Booked')],
    ])
    expect(turns[1]?.steps[0]?.step).toMatchObject({ state: 'left', leftBy: 'happened', verdicts: [] })
  })

  test('for a condition keeps what was judged, at once or later', async () => {
    const when = { fact: 'contact.score', operator: 'at-least', value: 5 } as const
    const verdict = { comparison: when, found: 6, holds: true }
    const steps = async (state: ContactState, ...then: InputContent[]) =>
      (await live(listening({ type: 'condition', when }), state, [[0, putIn('f')], [minute, ...then]])).turns.flatMap(({ steps: taken }) =>
        taken.filter(({ step }) => step.node === 'wait' && step.state === 'left').map(({ step }) => step.verdicts))
    expect(await steps(aState({ score: 6 }))).toEqual([[verdict]])
    expect(await steps(aState(), wrote({ score: 6 }))).toEqual([[verdict]])
  }) // prettier-ignore

  test('in a circle through the outside world is stopped where the chain has become too long', async () => {
    const { state } = await live(listening({ type: 'event', name: 'Booked', where: [] }), aState(), [[0, putIn('f')]])
    const world = listening({ type: 'event', name: 'Booked', where: [] })
    const booked = (hop: number) => ({ id: 1, contactId: 1, at: T0, receivedAt: T0, hop, content: did('Booked') })
    const outcome = async (hop: number) => (await takeTurn({ ...state, inputs: [booked(hop)] }, world, turnSettings(world))).runs[0]?.run.status
    expect([await outcome(hopLimit), await outcome(hopLimit + 1)]).toEqual(['ended', 'failed'])
  }) // prettier-ignore
})

describe('goal and exit', () => {
  const rich = { fact: 'contact.score', operator: 'at-least', value: 5 } as const
  const flow = (settings: object) =>
    aDocument(
      { start: byHand, wait: ['wait', { for: { days: 1 } }], on: note('On') },
      ['start.next > wait', 'wait.done > on'],
      settings,
    )

  test('wait while the flow is paused, and are looked at when it goes on and the run wakes', async () => {
    const [on, off] = (['live', 'paused'] as const).map((status) =>
      aWorld({ flows: { f: { document: flow({ goal: rich }), status } } }),
    )
    if (!on || !off) throw new Error('There is no world.')
    const { state } = await live(on, aState(), [[0, putIn('f')]])
    const held = await live(off, state, [[minute, wrote({ score: 9 })]])
    expect(held.turns[0]?.runs).toEqual([])
    const woken = await live(on, held.state, [[day]])
    expect([runOf(woken.turns[0]).outcome, notes(woken.turns[0])]).toEqual(['goal-reached', []])
  })

  test('end a run once, with what was judged on its step', async () => {
    const { turns } = await live(aWorld({ flows: { f: flow({ goal: rich, exit: rich }) } }), aState(), [[0, putIn('f')], [minute, wrote({ score: 9 })]])
    expect(turns[1]?.runs.map(({ run }) => run.outcome)).toEqual(['goal-reached'])
    expect(turns[1]?.steps).toMatchObject([{ step: { node: 'wait', state: 'ended', verdicts: [{ comparison: rich, found: 9, holds: true }] } }])
  }) // prettier-ignore
})

describe('a run that a person steers', () => {
  const flow = aDocument({ start: byHand, wait: ['wait', { for: { days: 1 } }], on: note('On') }, [
    'start.next > wait',
    'wait.done > on',
  ])
  const world = aWorld({ flows: { flow, other: flow } })
  async function steered(act: Extract<InputContent, { type: 'steer-run' }>['act']) {
    const { turns, state } = await live(world, aState(), [[0, putIn('flow'), putIn('other')]])
    const run = turns[0]?.runs[0]?.run
    const turn = (await live(world, state, [[minute, { type: 'steer-run', runId: run?.id ?? 0, visit: 2, act, cause: byAnna }]])).turns[0]
    return { turn, sentences: turn?.steps.flatMap(({ step }) => (step.note ? said(step.note) : [])) }
  } // prettier-ignore

  test.each([
    [{ type: 'skip-wait' }, ['The wait was skipped by Anna.'], ['On']],
    [{ type: 'move', to: 'on' }, ['Moved by Anna to the step “Add note”.'], ['On']],
    [{ type: 'remove', reason: ' Asked to ' }, ['Taken out by Anna: Asked to'], []],
    [{ type: 'remove', reason: ' ' }, ['Taken out by Anna.'], []],
    [{ type: 'move', to: 'gone' }, [], []],
    [{ type: 'move', to: 'start' }, [], []],
    [{ type: 'retry' }, [], []],
  ] as const)('by %o: the step says %j, and no other run moves', async (act, sentences, left) => {
    const told = await steered(act)
    expect([told.sentences, notes(told.turn)]).toEqual([sentences, left])
    expect(told.turn?.runs.every(({ run }) => run.flow === 'flow')).toBe(true)
  })
})

describe('waits that ran out during a pause', () => {
  const flow = aDocument({ start: byHand, wait: ['wait', { for: { days: 1 } }] }, ['start.next > wait'])
  const resume = (overdue: 'go-on' | 'wait-again' | 'leave'): InputContent => ({
    type: 'resume-flow',
    flow: 'f',
    overdue,
    cause: byAnna,
  })

  test.each([
    ['leave', ['left-after-pause', 'completed']],
    ['go-on', ['completed', 'completed']],
    ['wait-again', [null, 'completed']],
  ] as const)('of this flow alone: %s', async (overdue, outcomes) => {
    const world = aWorld({ flows: { f: flow, g: flow } })
    const { state } = await live(world, aState(), [[0, putIn('f'), putIn('g')]])
    const { turns } = await live(world, state, [[day, resume(overdue)]])
    expect(turns[0]?.runs.map(({ run }) => run.outcome)).toEqual(outcomes)
  })

  test('are told before anything else of the turn, whatever came first', async () => {
    const world = aWorld({ flows: { f: flow } })
    const { state } = await live(world, aState(), [[0, putIn('f')]])
    const { turns } = await live(world, state, [[2 * day, wrote({ city: 'Lund' }), resume('wait-again')]])
    expect([turns[0]?.dueAt, turns[0]?.consumed]).toEqual([T0 + 3 * day, [2, 1]])
  })
})

describe('a step that asks who', () => {
  test('fails no run where nobody is to be picked', async () => {
    const give = ['assign-owner', { record: 'contact', to: { type: 'team', team: 'gone', how: 'rota' }, keep: false }] as const
    const world = aWorld({ flows: { f: aDocument({ start: byHand, give }, ['start.next > give']) } })
    const asked: string[] = []
    const rota = (key: string) => { asked.push(key); return 'ada' }
    const { turns } = await live(world, aState(), [[0, putIn('f')]], { rota })
    expect([asked, runOf(turns[0]).status]).toEqual([[], 'ended'])
  }) // prettier-ignore

  test.each(['rota', 'least-loaded'] as const)('draws among the people where nobody keeps count: %s', async (how) => {
    const give = ['assign-owner', { record: 'contact', to: { type: 'team', team: 't', how }, keep: false }] as const
    const world = aWorld({ flows: { f: aDocument({ start: byHand, give }, ['start.next > give']) }, teams: [{ id: 't', members: ['ada', 'bo', 'cy'] }] })
    const { state } = await live(world, aState(), [[0, putIn('f')]])
    expect(['ada', 'bo', 'cy']).toContain(state.contact.fields['owner'])
    const counted = await live(world, aState(), [[0, putIn('f')]], { leastLoaded: (people) => people[2] ?? null, rota: (_key, people) => people[2] ?? null })
    expect(counted.state.contact.fields['owner']).toBe('cy')
  }) // prettier-ignore
})
