import { describe, expect, test } from 'vitest'
import { defineNodeKind } from '../kit/node-kind.ts'
import type { Outcome } from '../kit/outcome.ts'
import { kindOf } from '../nodes/index.ts'
import { z } from 'zod'
import {
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
import { byHand, note } from './testing/steps.ts'
import { notes } from './testing/take.ts'
import { takeTurn } from './take-turn.ts'
import type { Turn } from './turn.ts'

const hour = 60 * minute
const lastRun = (turn: Turn | undefined) => turn?.runs.at(-1)?.run

describe('an expiry', () => {
  const flow = (settings: object, wait: object = { days: 9 }) =>
    aDocument(
      { start: byHand, wait: ['wait', { for: wait }], said: note('Woke') },
      ['start.next > wait', 'wait.done > said'],
      settings,
    )
  const world = aWorld({ flows: { f: flow({ expiry: { days: 2 } }) } })

  test('ends a run from anywhere, at its very moment', async () => {
    const { turns } = await live(world, aState(), [[0, putIn('f')], [2 * day - 1], [2 * day]])
    expect(turns.map(({ dueAt }) => dueAt)).toEqual([T0 + 2 * day, T0 + 2 * day, null])
    expect(lastRun(turns[2])).toMatchObject({ status: 'ended', outcome: 'expired', wakeAt: null })
  })

  test('does not cut off what was due before it, however late the turn is', async () => {
    const early = aWorld({ flows: { f: flow({ expiry: { days: 2 } }, { days: 1 }) } })
    const { turns } = await live(early, aState(), [[0, putIn('f')], [30 * day]])
    expect(notes(turns[1])).toEqual(['Woke'])
  })

  test('comes before a wait that ends later, however late the turn is', async () => {
    const { turns } = await live(world, aState(), [[0, putIn('f')], [30 * day]])
    expect([notes(turns[1]), lastRun(turns[1])?.outcome]).toEqual([[], 'expired'])
  })

  test('waits while the flow is paused', async () => {
    const paused = aWorld({ flows: { f: { document: flow({ expiry: { days: 2 } }), status: 'paused' } } })
    const { state } = await live(world, aState(), [[0, putIn('f')]])
    expect((await live(paused, state, [[5 * day]])).turns[0]).toMatchObject({ runs: [], dueAt: null })
  })
})

describe('goal and exit', () => {
  const silent = {
    fact: 'events',
    params: { name: 'Came', within: { days: 3 } },
    operator: 'did-not',
    value: null,
  } as const
  const nodes = { start: byHand, wait: ['wait', { for: { days: 9 } }] } as const

  test.each([['goal', 'goal-reached'], ['exit', 'exited']])('a %s that time makes true is noticed at that moment', async (which, outcome) => {
    const world = aWorld({ flows: { f: aDocument(nodes, ['start.next > wait'], { [which]: silent }) } })
    const events = [{ name: 'Came', at: T0 - day, properties: {} }]
    const { turns } = await live(world, aState({}, { events }), [[0, putIn('f')], [2 * day - 1], [2 * day]])
    expect(turns[0]?.dueAt).toBe(T0 + 2 * day)
    expect(turns.map((turn) => lastRun(turn)?.outcome)).toEqual([null, undefined, outcome])
  }) // prettier-ignore

  test('a goal that another flow’s write makes true is noticed in the same turn', async () => {
    const goal = { fact: 'contact.stage', operator: 'equal', value: 'customer' } as const
    const waits = aDocument(nodes, ['start.next > wait'], { goal })
    const wins = aDocument(
      { start: byHand, win: ['set-stage', { record: 'contact', stage: 'customer', allowBackward: false }] },
      ['start.next > win'],
    )
    const { turns } = await live(aWorld({ flows: { waits, wins } }), aState({ stage: 'lead' }), [
      [0, putIn('waits')],
      [hour, putIn('wins')],
    ])
    expect(turns[1]?.runs.map(({ run }) => `${run.flow} ${run.outcome}`).sort()).toEqual([
      'waits goal-reached',
      'wins completed',
    ])
  })
})

/** Asks the outside world and waits for what it says. */
const ask = defineNodeKind({
  type: 'ask', category: 'action', icon: 'bolt', title: 'Ask', summary: 'Asks.', config: z.strictObject({}),
  outlets: [{ id: 'yes', label: { text: 'Yes' } }, { id: 'no', label: { text: 'No' } }, { id: 'late', label: { text: 'Late' } }],
  example: {}, card: () => ({ text: 'Ask' }),
  step: ({ now }): Outcome => ({
    type: 'listen', for: { type: 'answer', delivery: 1 }, until: now + day, heardBy: 'yes', failedBy: 'no', timedOutBy: 'late',
    effects: [{ type: 'deliver', delivery: { channel: 'webhook', url: 'https://example.com', method: 'POST', headers: {}, body: '', reads: [{ path: 'plan', into: 'plan' }] } }],
  }),
}) // prettier-ignore
const kinds = (type: string) => (type === 'ask' ? ask : kindOf(type))

describe('an answer', () => {
  const flow = aDocument(
    {
      start: byHand,
      ask: ['ask'],
      yes: note('Plan {{ webhook.ask.plan | none }}'),
      no: note('No'),
      late: note('Late'),
    },
    ['start.next > ask', 'ask.yes > yes', 'ask.no > no', 'ask.late > late'],
  )
  const world = aWorld({ flows: { flow }, kindOf: kinds })
  const begin = () => live(world, aState(), [[0, putIn('flow')]])
  const answer = (turn: Turn | undefined, ok: boolean, values = {}) =>
    ({
      type: 'answer',
      runId: lastRun(turn)?.id ?? 0,
      stepId: lastRun(turn)?.stepId ?? 0,
      ok,
      status: 200,
      values,
      cause: byAnna,
    }) as const

  test('is waited for once the message is in the outbox, and what it says stays with the run', async () => {
    const { turns, state } = await begin()
    expect(turns[0]?.deliveries).toMatchObject([{ message: { channel: 'webhook' }, node: 'ask' }])
    expect(lastRun(turns[0])).toMatchObject({ status: 'waiting', wakeAt: T0 + day })
    const on = await live(world, state, [
      [hour, answer(turns[0], true, { 'answer.plan': 'pro', 'contact.city': 'Lund' })],
    ])
    expect(notes(on.turns[0])).toEqual(['Plan pro'])
    expect(on.turns[0]?.contact?.fields['city']).toBe('Lund')
    expect(on.turns[0]?.changes).toMatchObject([{ field: 'city', cause: { by: 'run', node: 'ask' } }])
    expect(lastRun(on.turns[0])?.memory).toEqual({ answers: { ask: { 'answer.plan': 'pro', 'contact.city': 'Lund' } } })
  })

  test('that says no, none in time, and one that comes too late each take their own way', async () => {
    const { turns, state } = await begin()
    expect(notes((await live(world, state, [[hour, answer(turns[0], false)]])).turns[0])).toEqual(['No'])
    const late = await live(world, state, [[day], [2 * day, answer(turns[0], true)]])
    expect(late.turns.map(notes)).toEqual([['Late'], []])
  })

  test('that comes while the flow is paused is heard when it goes on', async () => {
    const paused = aWorld({ flows: { flow: { document: flow, status: 'paused' } }, kindOf: kinds })
    const { turns, state } = await begin()
    const held = await live(paused, state, [[hour, answer(turns[0], true, { 'answer.plan': 'pro' })]])
    expect(notes(held.turns[0])).toEqual([])
    expect(notes((await live(world, held.state, [[2 * hour]])).turns[0])).toEqual(['Plan pro'])
  })
})

describe('a flow that goes on after a pause', () => {
  const flow = aDocument({ start: byHand, wait: ['wait', { for: { days: 2 } }], said: note('Woke') }, [
    'start.next > wait',
    'wait.done > said',
  ])
  const world = aWorld({ flows: { flow } })
  const resume = (overdue: 'go-on' | 'wait-again' | 'leave') =>
    ({ type: 'resume-flow', flow: 'flow', overdue, cause: byAnna }) as const
  const resumed = async (at: number, overdue: 'go-on' | 'wait-again' | 'leave') => {
    const { state } = await live(world, aState(), [[0, putIn('flow')]])
    return (await live(world, state, [[at, resume(overdue)]])).turns[0]
  }

  test('lets waits that ran out meanwhile go on, wait as long again, or leave, as chosen', async () => {
    expect(notes(await resumed(5 * day, 'go-on'))).toEqual(['Woke'])
    const again = await resumed(5 * day, 'wait-again')
    expect([notes(again), again?.dueAt]).toEqual([[], T0 + 7 * day])
    expect(lastRun(await resumed(5 * day, 'leave'))).toMatchObject({ status: 'ended', outcome: 'left-after-pause' })
  })

  test('leaves waits alone that have not run out', async () => {
    for (const overdue of ['go-on', 'wait-again', 'leave'] as const) {
      expect(await resumed(day, overdue)).toMatchObject({ runs: [], dueAt: T0 + 2 * day })
    }
  })
})

describe('a failed run that is resumed', () => {
  let isBroken = true
  const flaky = defineNodeKind({
    type: 'flaky', category: 'action', icon: 'bolt', title: 'Flaky', summary: 'Throws.', config: z.strictObject({}),
    outlets: [{ id: 'next', label: { text: 'Next' } }], example: {}, card: () => ({ text: 'Flaky' }),
    step: () => { if (isBroken) throw new Error('Out of paper'); return { type: 'leave', by: 'next' } },
  }) // prettier-ignore
  const flow = aDocument({ start: byHand, try: ['flaky'], said: note('Done') }, ['start.next > try', 'try.next > said'])
  const world = aWorld({ flows: { flow }, kindOf: (type) => (type === 'flaky' ? flaky : kindOf(type)) })

  test('takes the step it failed at anew, as a new visit, and nothing before it', async () => {
    isBroken = true
    const { turns, state } = await live(world, aState(), [[0, putIn('flow')]])
    const failed = lastRun(turns[0])
    expect(failed?.status).toBe('failed')
    isBroken = false
    const loaded = { ...state, runs: failed ? [failed] : [] }
    const resume = { type: 'resume-run', runId: failed?.id ?? 0, cause: byAnna } as const
    const on = await live(world, loaded, [[hour, resume]])
    expect(notes(on.turns[0])).toEqual(['Done'])
    expect(on.turns[0]?.steps.map(({ step }) => `${step.node} ${step.visit} ${step.state}`)).toEqual([
      'try 3 left',
      'said 4 left',
    ])
    expect(lastRun(on.turns[0])).toMatchObject({ status: 'ended', outcome: 'completed', problem: null })
  })

  test('stays failed when the contact is in the flow again', async () => {
    isBroken = true
    const { turns, state } = await live(world, aState(), [[0, putIn('flow')]])
    const failed = lastRun(turns[0])
    if (!failed) throw new Error('There is no run.')
    const rival = {
      ...failed,
      id: 1,
      status: 'waiting' as const,
      problem: null,
      waiting: { type: 'sleep' as const, thenBy: 'next' },
      wakeAt: T0 + 9 * day,
    }
    const resume = { type: 'resume-run', runId: failed.id, cause: byAnna } as const
    const on = await live(world, { ...state, runs: [failed, rival] }, [[hour, resume]])
    expect(on.turns[0]?.runs).toEqual([])
  })
})

describe('a value that another record has', () => {
  test('fails the run that writes it, and no other run and nothing else', async () => {
    const writes = aDocument(
      {
        start: byHand,
        mail: ['set-field', { field: 'contact.email', to: { type: 'value', value: 'ann@example.com' } }],
        said: note('Written'),
      },
      ['start.next > mail', 'mail.next > said'],
    )
    const fine = aDocument({ start: byHand, said: note('Fine') }, ['start.next > said'])
    const isTaken = (_record: string, field: string, value: unknown) => field === 'email' && value === 'ann@example.com'
    const { turns } = await live(aWorld({ flows: { writes, fine } }), aState(), [[0, putIn('writes'), putIn('fine')]], {
      isTaken,
    })
    expect(notes(turns[0])).toEqual(['Fine'])
    expect(turns[0]?.runs.map(({ run }) => run.problem?.code ?? run.status)).toEqual(['run/value-taken', 'ended'])
  })
})

test('people are picked by whoever keeps count, with a key for each step', async () => {
  const give = [
    'assign-owner',
    { record: 'contact', to: { type: 'team', team: 'sales', how: 'rota' }, keep: false },
  ] as const
  const flow = aDocument({ start: byHand, give }, ['start.next > give'])
  const world = aWorld({ flows: { flow }, teams: [{ id: 'sales', members: ['ada', 'bo'] }] })
  const asked: string[] = []
  const rota = (key: string, people: readonly string[]) => {
    asked.push(key)
    return people[1] ?? null
  }
  const { state } = await live(world, aState(), [[0, putIn('flow')]], { rota })
  expect([world.usesRota, asked, state.contact.fields['owner']]).toEqual([true, ['flow:give'], 'bo'])
})

test('an event that is late is handled at its own place in time: what it would have brought about is not lost', async () => {
  const flow = aDocument({ start: ['event', { name: 'Came', where: [], when: null }], said: note('Hello') }, [
    'start.next > said',
  ])
  const world = aWorld({ flows: { flow } })
  const late = { id: 1, contactId: 1, at: T0 - 30 * day, receivedAt: T0, hop: 0, content: did('Came') }
  const turn = await takeTurn(aState({}, { inputs: [late] }), world, turnSettings(world))
  expect([notes(turn), turn.events[0]?.at]).toEqual([['Hello'], T0 - 30 * day])
})

test('a write that starts nothing may still reach a goal', async () => {
  const goal = { fact: 'contact.score', operator: 'at-least', value: 5 } as const
  const world = aWorld({
    flows: { f: aDocument({ start: byHand, wait: ['wait', { for: { days: 9 } }] }, ['start.next > wait'], { goal }) },
  })
  const quiet = { ...wrote({ score: 9 }), runFlows: false } as ReturnType<typeof wrote>
  const { turns } = await live(world, aState(), [
    [0, putIn('f')],
    [hour, quiet],
  ])
  expect(lastRun(turns[1])?.outcome).toBe('goal-reached')
})
