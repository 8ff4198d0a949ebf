import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineNodeKind } from '../kit/node-kind.ts'
import { kindOf } from '../nodes/index.ts'
import { circleOf } from './run-problems.ts'
import { takeTurn } from './take-turn.ts'
import {
  aDocument,
  aState,
  aWorld,
  byAnna,
  day,
  did,
  inputs,
  minute,
  putIn,
  T0,
  turnSettings,
  wrote,
} from './testing/a-world.ts'
import { live } from './testing/live.ts'
import { byHand, note, setField } from './testing/steps.ts'
import { notes, run } from './testing/take.ts'
import type { Turn } from './turn.ts'

const path = (turn: Turn) => turn.steps.map(({ step }) => `${step.node}:${step.leftBy ?? step.state}`)

describe('waiting', () => {
  const waits = aDocument({ start: byHand, wait: ['wait', { for: { days: 2 } }], said: note('Woke') }, [
    'start.next > wait',
    'wait.done > said',
  ])
  const world = aWorld({ flows: { waits } })

  test('a run sleeps until its time and says when the contact is due', async () => {
    const { turns } = await live(world, aState(), [[0, putIn('waits')], [2 * day - 1], [2 * day]])
    expect(run(turns[0]!)).toMatchObject({
      status: 'waiting',
      node: 'wait',
      wakeAt: T0 + 2 * day,
      waiting: { type: 'sleep', thenBy: 'done' },
    })
    expect(turns[0]?.dueAt).toBe(T0 + 2 * day)
    expect(turns[1]).toMatchObject({ runs: [], steps: [], dueAt: T0 + 2 * day })
    expect(notes(turns[2])).toEqual(['Woke'])
    expect(run(turns[2]!)).toMatchObject({ status: 'ended', outcome: 'completed' })
  })

  test('the step that waited is completed under its own key', async () => {
    const { turns } = await live(world, aState(), [[0, putIn('waits')], [3 * day]])
    const waited = turns[0]?.steps.at(-1)?.step
    expect(turns[1]?.steps[0]).toMatchObject({
      created: false,
      step: { id: waited?.id, node: 'wait', visit: 2, at: T0, leftAt: T0 + 3 * day, leftBy: 'done', state: 'left' },
    })
  })

  test('a paused flow neither takes in nor moves on', async () => {
    const paused = aWorld({ flows: { waits: { document: waits, status: 'paused' } } })
    const { state } = await live(world, aState(), [[0, putIn('waits')]])
    const { turns } = await live(paused, state, [[3 * day, putIn('waits')]])
    expect(turns[0]).toMatchObject({ runs: [], steps: [], notes: [], dueAt: null })
    expect(notes((await live(world, state, [[4 * day]])).turns[0])).toEqual(['Woke'])
  })

  test('an archived flow takes nobody in and lets those under way finish', async () => {
    const archived = aWorld({ flows: { waits: { document: waits, status: 'archived' } } })
    const { state } = await live(world, aState(), [[0, putIn('waits')]])
    const { turns } = await live(archived, state, [[3 * day, putIn('waits')]])
    expect(turns[0]?.runs).toHaveLength(1)
    expect(run(turns[0]!)).toMatchObject({ status: 'ended' })
  })

  test('somebody can be taken out', async () => {
    const { turns } = await live(world, aState(), [
      [0, putIn('waits')],
      [day, { type: 'leave-flow', flow: 'waits', runId: null, cause: byAnna }],
    ])
    expect(run(turns[1]!)).toMatchObject({ status: 'ended', outcome: 'removed', wakeAt: null })
    expect(turns[1]?.dueAt).toBeNull()
  })
})

describe('entering', () => {
  const entering = (entry: 'once' | 'again-after-leaving' | 'every-time') =>
    aWorld({
      flows: {
        f: aDocument(
          { start: ['event', { name: 'Came', where: [], when: null }], wait: ['wait', { for: { days: 1 } }] },
          ['start.next > wait'],
          { entry },
        ),
      },
    })
  const comesThrice = [
    [0, did('Came')],
    [minute, did('Came')],
    [2 * day, did('Came')],
  ] as const

  test.each([
    ['once', [1, 0, 0]],
    ['again-after-leaving', [1, 0, 1]],
    ['every-time', [1, 1, 1]],
  ] as const)('%s: of three events, %o start a run', async (entry, started) => {
    const { turns } = await live(entering(entry), aState(), comesThrice)
    expect(turns.map(({ runs }) => runs.filter(({ created }) => created).length)).toEqual(started)
  })

  test('runs of one contact in one flow at one time have different keys', async () => {
    const { state } = await live(entering('every-time'), aState(), [[0, did('Came'), did('Came'), did('Came')]])
    expect(state.runs.map(({ key }) => key)).toEqual(['', '2', '3'])
  })

  test('the extra condition of the trigger has to hold, and its lines are kept', async () => {
    const when = { fact: 'contact.country', operator: 'equal', value: 'SE' }
    const world = aWorld({ flows: { f: aDocument({ start: ['contact-created', { when }] }, []) } })
    const created = (country: string) =>
      inputs({
        ...wrote({ country }),
        type: 'record',
        created: 'form',
        fields: { country },
        allowBackward: false,
        cause: byAnna,
        runFlows: true,
      })
    const swede = await takeTurn(aState({}, { inputs: created('SE') }), world, turnSettings(world))
    expect(run(swede)?.start).toMatchObject({
      node: 'start',
      because: { text: 'Was created' },
      verdict: { holds: true, found: 'SE' },
    })
    const finn = await takeTurn(aState({}, { inputs: created('FI') }), world, turnSettings(world))
    expect(finn.runs).toEqual([])
  })

  test('an input that must not run flows starts nothing, and segments follow all the same', async () => {
    const flow = aDocument({ start: ['segment-entered', { segment: 'hot', when: null }] }, [])
    const world = aWorld({
      flows: { flow },
      segments: { hot: { fact: 'contact.score', operator: 'at-least', value: 5 } },
    })
    const quiet = inputs({
      type: 'record',
      created: null,
      fields: { score: 9 },
      allowBackward: false,
      cause: byAnna,
      runFlows: false,
    })
    const turn = await takeTurn(aState({}, { inputs: quiet }), world, turnSettings(world))
    expect([turn.memberships.length, turn.runs.length]).toEqual([1, 0])
  })

  test('enrolment can name the trigger to start at', async () => {
    const flow = aDocument(
      { hand: byHand, came: ['event', { name: 'Came', where: [], when: null }], a: note('A'), b: note('B') },
      ['hand.next > a', 'came.next > b'],
    )
    const world = aWorld({ flows: { flow } })
    const { turns } = await live(world, aState(), [
      [0, putIn('flow')],
      [1, { type: 'enrol', flow: 'flow', node: 'came', cause: byAnna }],
    ])
    expect(turns.map(notes)).toEqual([['A'], ['B']])
  })
})

describe('goal and exit', () => {
  const isCustomer = { fact: 'contact.stage', operator: 'equal', value: 'customer' } as const
  const nodes = { start: byHand, wait: ['wait', { for: { days: 9 } }], late: note('Late') } as const
  const edges = ['start.next > wait', 'wait.done > late']

  test.each([['goal', 'goal-reached'], ['exit', 'exited']])('a run leaves as soon as its %s holds, with the verdict on its step', async (which, outcome) => {
    const world = aWorld({ flows: { f: aDocument(nodes, edges, { [which]: isCustomer }) } })
    const { turns } = await live(world, aState({ stage: 'lead' }), [[0, putIn('f')], [day, wrote({ stage: 'customer' })]])
    expect(run(turns[1]!)).toMatchObject({ status: 'ended', outcome, wakeAt: null })
    expect(turns[1]?.steps).toMatchObject([{ created: false, step: { node: 'wait', state: 'ended', verdicts: [{ holds: true }] } }])
  }) // prettier-ignore

  test('a run that reaches the goal by its own write stops there', async () => {
    const own = aDocument(
      {
        start: byHand,
        win: ['set-stage', { record: 'contact', stage: 'customer', allowBackward: false }],
        late: note('Late'),
      },
      ['start.next > win', 'win.next > late'],
      { goal: isCustomer },
    )
    const { turns } = await live(aWorld({ flows: { own } }), aState({ stage: 'lead' }), [[0, putIn('own')]])
    expect(path(turns[0]!)).toEqual(['start:next', 'win:ended'])
    expect([run(turns[0]!)?.outcome, notes(turns[0])]).toEqual(['goal-reached', []])
  })

  test('a goal that time brings about is reached at that moment', async () => {
    const goal = { fact: 'contact.created_at', operator: 'more-than-ago', value: { days: 1 } } as const
    const world = aWorld({ flows: { f: aDocument(nodes, edges, { goal }) } })
    const { turns } = await live(world, aState({ created_at: T0 }), [[0, putIn('f')], [day + 1]])
    expect(turns[0]?.dueAt).toBe(T0 + day + 1)
    expect(run(turns[1]!)).toMatchObject({ outcome: 'goal-reached' })
  })

  test('nobody is taken in for whom the goal is reached already', async () => {
    const world = aWorld({ flows: { f: aDocument(nodes, edges, { goal: isCustomer }) } })
    expect((await live(world, aState({ stage: 'customer' }), [[0, putIn('f')]])).turns[0]?.runs).toEqual([])
  })
})

describe('failing', () => {
  const boom = defineNodeKind({
    type: 'boom', category: 'action', icon: 'bolt', title: 'Boom', summary: 'Throws.', config: z.strictObject({}), outlets: [],
    example: {}, card: () => ({ text: 'Boom' }), step: () => { throw new Error('Out of paper') },
  }) // prettier-ignore
  const kinds = (type: string) => (type === 'boom' ? boom : kindOf(type))
  const fine = aDocument({ start: byHand, said: note('Fine') }, ['start.next > said'])

  test('a step that throws stops its own run and no other', async () => {
    const broken = aDocument({ start: byHand, boom: ['boom'] }, ['start.next > boom'])
    const world = aWorld({ flows: { broken, fine }, kindOf: kinds })
    const { turns } = await live(world, aState(), [[0, putIn('broken'), putIn('fine')]])
    expect(run(turns[0]!, 0)).toMatchObject({
      status: 'failed',
      outcome: null,
      problem: { code: 'run/step-failed', values: { fault: 'Out of paper' } },
    })
    expect(turns[0]?.steps.map(({ step }) => step.state)).toEqual(['left', 'failed', 'left', 'left'])
    expect(notes(turns[0])).toEqual(['Fine'])
  })

  test.each([
    ['an unknown kind', { next: ['nope'] }, 'run/kind-unknown'],
    ['a broken configuration', { next: ['wait', { for: 'ever' }] }, 'run/config-invalid'],
    ['a condition on no field', { next: ['branch', { when: { fact: 'contact.nope', operator: 'equal', value: 1 } }] }, 'run/condition-invalid'],
    ['an edge to nowhere', {}, 'run/node-unknown'],
    ['a deal at no stage', { next: ['create-deal', { name: 'D', stage: { pipeline: 'sales', stage: 'nope' }, amount: null, currency: null, owner: { type: 'nobody' }, withCompany: false }] }, 'run/step-failed'],
  ] as const)('%s fails the run with a problem of its own', async (_what, nodes, code) => {
    const broken = aDocument({ start: byHand, ...nodes }, ['start.next > next'])
    const { turns } = await live(aWorld({ flows: { broken } }), aState(), [[0, putIn('broken')]])
    expect(run(turns[0]!)).toMatchObject({ status: 'failed', problem: { code } })
  }) // prettier-ignore

  test('a run on a version that is not there fails', async () => {
    const waits = aDocument({ start: byHand, wait: ['wait', { for: { days: 2 } }] }, ['start.next > wait'])
    const { state } = await live(aWorld({ flows: { waits } }), aState(), [[0, putIn('waits')]])
    const { turns } = await live(aWorld({}), state, [[day]])
    expect(run(turns[0]!)).toMatchObject({ status: 'failed', problem: { code: 'run/version-unknown' } })
  })

  test('a run that goes round without waiting is stopped, with the circle named', async () => {
    const round = aDocument({ start: byHand, a: setField('contact.city', 'A'), b: setField('contact.city', 'B') }, [
      'start.next > a',
      'a.next > b',
      'b.next > a',
    ])
    const { turns } = await live(aWorld({ flows: { round } }), aState(), [[0, putIn('round')]])
    expect(run(turns[0]!)).toMatchObject({ status: 'failed', problem: { code: 'run/loop' } })
    expect(JSON.stringify(run(turns[0]!)?.problem)).toContain('"id":"a"')
    expect(turns[0]!.steps.length).toBeLessThan(100)
  })

  test('flows that set each other off are stopped, with the circle named', async () => {
    const on = (to: string) => ['field-changed', { field: 'contact.city', from: null, to, when: null }] as const
    const ping = aDocument({ start: on('A'), write: setField('contact.city', 'B') }, ['start.next > write'])
    const pong = aDocument({ start: on('B'), write: setField('contact.city', 'A') }, ['start.next > write'])
    const { turns } = await live(aWorld({ flows: { ping, pong } }), aState(), [[0, wrote({ city: 'A' })]])
    const failed = turns[0]?.runs.filter((one) => one.run.status === 'failed') ?? []
    expect(failed).toHaveLength(1)
    const flow = (id: string) => ({ type: 'flow' as const, id })
    const circle = circleOf([flow('ping'), flow('pong')])
    expect(failed[0]?.run.problem).toMatchObject({ code: 'run/loop', values: { circle } })
    expect(turns[0]?.runs.length).toBe(27)
  })

  test('a flow’s own write does not start it again', async () => {
    const echo = aDocument(
      {
        start: ['field-changed', { field: 'contact.city', from: null, to: null, when: null }],
        write: setField('contact.city', 'Echo'),
      },
      ['start.next > write'],
    )
    const { turns } = await live(aWorld({ flows: { echo } }), aState(), [[0, wrote({ city: 'A' })]])
    expect(turns[0]?.runs).toHaveLength(1)
  })
})
