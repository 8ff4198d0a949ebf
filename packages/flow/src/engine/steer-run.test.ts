import { describe, expect, test } from 'vitest'
import { defineNodeKind } from '../kit/node-kind.ts'
import { kindOf } from '../nodes/index.ts'
import { z } from 'zod'
import type { RunAct } from './run-act.ts'
import { aDocument, aState, aWorld, byAnna, day, did, putIn, T0 } from './testing/a-world.ts'
import { live } from './testing/live.ts'
import { byHand, note } from './testing/steps.ts'
import type { Turn } from './turn.ts'

let isBroken = false
const flaky = defineNodeKind({
  type: 'flaky', category: 'action', icon: 'bolt', title: 'Flaky', summary: 'Throws.', config: z.strictObject({}),
  outlets: [{ id: 'next', label: { text: 'Next' } }], example: {}, card: () => ({ text: 'Flaky' }),
  step: () => { if (isBroken) throw new Error('Out of paper'); return { type: 'leave', by: 'next' } },
}) // prettier-ignore
const kinds = (type: string) => (type === 'flaky' ? flaky : kindOf(type))

const document = aDocument(
  {
    start: byHand,
    wait: ['wait', { for: { days: 2 } }],
    ask: ['wait-for', { for: { type: 'event', name: 'booked', where: [] }, timeout: { days: 3 } }],
    late: note('Late'),
    try: ['flaky'],
    said: note('Done'),
  },
  ['start.next > wait', 'wait.done > ask', 'ask.happened > said', 'ask.timed-out > late', 'late.next > try', 'try.next > said'],
) // prettier-ignore
const world = aWorld({ flows: { flow: document }, kindOf: kinds })
const paused = aWorld({ flows: { flow: { document, status: 'paused' } }, kindOf: kinds })

const begin = () => live(world, aState(), [[0, putIn('flow')]])
const lastRun = (turn: Turn | undefined) => turn?.runs.at(-1)?.run
const way = (turn: Turn | undefined) => turn?.steps.map(({ step }) => `${step.node} ${step.state} ${step.leftBy}`)
const said = (turn: Turn | undefined) => turn?.steps.map(({ step }) => step.note?.text ?? null)

/** As if looked at now. */
const steer = (run: { id: number; visit: number } | undefined, act: RunAct) =>
  ({ type: 'steer-run', runId: run?.id ?? 0, visit: run?.visit ?? 0, act, cause: byAnna }) as const

/** The turn in which the run that waits first is treated like this. */
async function treat(act: RunAct, { in: there = world, at = day } = {}) {
  const { turns, state } = await begin()
  return live(there, state, [[at, steer(lastRun(turns[0]), act)]])
}

describe('a wait that is skipped', () => {
  test('is left as if its time were over, with the name of who did it on the step', async () => {
    const { turns } = await treat({ type: 'skip-wait' })
    expect(way(turns[0])).toEqual(['wait left done', 'ask waiting null'])
    expect(turns[0]?.steps[0]?.step.note).toEqual({
      text: 'The wait was skipped by {who}.',
      values: { who: { text: '{name}', values: { name: 'Anna' } } },
    })
    expect(lastRun(turns[0])).toMatchObject({ node: 'ask', arrivedAt: T0 + day, wakeAt: T0 + 4 * day })
  })

  test('goes by the outlet for waits that ran out where something was listened for', async () => {
    isBroken = false
    const { turns, state } = await treat({ type: 'skip-wait' })
    const on = await live(world, state, [[day, steer(lastRun(turns[0]), { type: 'skip-wait' })]])
    expect(way(on.turns[0])).toEqual([
      'ask left timed-out', 'late left next', 'try left next', 'said left next',
    ]) // prettier-ignore
    expect(lastRun(on.turns[0])).toMatchObject({ status: 'ended', outcome: 'completed' })
  })

  test('in a paused flow goes on when the flow does', async () => {
    const { turns, state } = await treat({ type: 'skip-wait' }, { in: paused })
    expect(way(turns[0])).toEqual(['wait left done', 'ask waiting null'])
    expect(lastRun(turns[0])).toMatchObject({ node: 'ask', waiting: null, wakeAt: T0 + day })
    const on = await live(world, state, [[5 * day]])
    expect(lastRun(on.turns[0])).toMatchObject({ node: 'ask', wakeAt: T0 + 8 * day })
  })
})

describe('a run that is moved', () => {
  test('takes the step it is moved to anew, and its history says who moved it', async () => {
    const { turns } = await treat({ type: 'move', to: 'said' })
    expect(way(turns[0])).toEqual(['wait left null', 'said left next'])
    expect(said(turns[0])).toEqual(['Moved by {who} to the step “{node}”.', null])
    expect(turns[0]?.notes.map(({ text }) => text)).toEqual(['Done'])
  })

  test.each(['nowhere', 'start'])('stays where it is when it cannot go to “%s”', async (to) => {
    expect((await treat({ type: 'move', to })).turns[0]).toMatchObject({ runs: [], steps: [] })
  })
})

test('a run that is taken out ends as removed, with the reason', async () => {
  const { turns } = await treat({ type: 'remove', reason: ' Asked by phone ' })
  expect(lastRun(turns[0])).toMatchObject({ status: 'ended', outcome: 'removed' })
  expect(turns[0]?.steps[0]?.step.note).toMatchObject({
    text: 'Taken out by {who}: {reason}',
    values: { reason: 'Asked by phone' },
  })
})

test('a run that moved on since somebody looked is left alone', async () => {
  const { turns, state } = await begin()
  const seen = lastRun(turns[0])
  const on = await live(world, state, [[2 * day], [2 * day, steer(seen, { type: 'remove', reason: '' })]])
  expect(on.turns[1]).toMatchObject({ runs: [], steps: [] })
  const heard = await live(world, on.state, [[3 * day, did('booked'), steer(seen, { type: 'skip-wait' })]])
  expect(lastRun(heard.turns[0])).toMatchObject({ status: 'ended', outcome: 'completed' })
})

describe('a run that failed', () => {
  const fail = async () => {
    isBroken = true
    const { turns, state } = await treat({ type: 'move', to: 'try' })
    const failed = lastRun(turns[0])
    if (failed?.status !== 'failed') throw new Error('It did not fail.')
    return { failed, state: { ...state, runs: [failed] } }
  }

  test('is tried again, and again says who did', async () => {
    const { failed, state } = await fail()
    const again = await live(world, state, [[2 * day, steer(failed, { type: 'retry' })]])
    expect(way(again.turns[0])).toEqual(['try failed null'])
    expect(again.turns[0]?.steps[0]?.step.note).toMatchObject({
      values: { notes: { of: [{ text: 'Tried again by {who}.' }, { code: 'run/step-failed' }] } },
    })
    isBroken = false
    const on = await live(world, { ...again.state, runs: [lastRun(again.turns[0]) ?? failed] }, [
      [3 * day, steer(lastRun(again.turns[0]), { type: 'retry' })],
    ])
    expect(lastRun(on.turns[0])).toMatchObject({ status: 'ended', outcome: 'completed', problem: null })
    expect(said(on.turns[0])).toEqual(['Tried again by {who}.', null])
  })

  test('can be moved past the step it failed at', async () => {
    const { failed, state } = await fail()
    const { turns } = await live(world, state, [[2 * day, steer(failed, { type: 'move', to: 'said' })]])
    expect(way(turns[0])).toEqual(['said left next'])
    expect(said(turns[0])).toEqual(['Moved here by {who}.'])
  })

  test('has no wait to skip and is in no flow to be taken out of', async () => {
    const { failed, state } = await fail()
    for (const act of [{ type: 'skip-wait' }, { type: 'remove', reason: '' }] as const)
      expect((await live(world, state, [[2 * day, steer(failed, act)]])).turns[0]).toMatchObject({ runs: [] })
  })
})
