import { describe, expect, test } from 'vitest'
import type { InputContent } from './input.ts'
import { admitsAct } from './run-act.ts'
import type { Run } from './run.ts'
import { aDocument, aState, aWorld, byAnna, day, minute, T0 } from './testing/a-world.ts'
import { live } from './testing/live.ts'

test.each([
  ['waiting', { type: 'skip-wait' }, true],
  ['waiting', { type: 'remove', reason: '' }, true],
  ['waiting', { type: 'move', to: 'x' }, true],
  ['waiting', { type: 'retry' }, false],
  ['failed', { type: 'skip-wait' }, false],
  ['failed', { type: 'remove', reason: '' }, false],
  ['failed', { type: 'move', to: 'x' }, true],
  ['failed', { type: 'retry' }, true],
  ['ended', { type: 'skip-wait' }, false],
  ['ended', { type: 'remove', reason: '' }, false],
  ['ended', { type: 'move', to: 'x' }, false],
  ['ended', { type: 'retry' }, false],
] as const)('a run that is %s can be treated by %o: %s', (status, act, can) => {
  expect(admitsAct({ status }, act)).toBe(can)
})

const wait = ['wait', { for: { days: 1 } }] as const
const flow = aDocument({ start: ['by-hand', { when: null }], wait, on: ['add-note', { text: 'On' }] }, [
  'start.next > wait', 'wait.done > on',
]) // prettier-ignore
const world = aWorld({
  flows: { f: flow, g: flow },
  segments: { busy: { fact: 'flows', operator: 'in-flow', value: 'f' } },
})
const aRun = (id: number, given: Partial<Run> = {}): Run => ({
  id, flow: 'f', versionId: 1, contactId: 1, key: '', status: 'failed', outcome: null, node: 'on', visit: 3, stepId: 7,
  arrivedAt: T0, wakeAt: null, waiting: null, start: { node: 'start', cause: byAnna, because: { text: '' }, verdict: null },
  problem: { code: 'run/step-failed', text: 'It broke.' }, startedAt: T0, endedAt: T0, ...given,
}) // prettier-ignore
const asleep = (id: number, given: Partial<Run> = {}) =>
  aRun(id, {
    status: 'waiting',
    problem: null,
    endedAt: null,
    node: 'wait',
    waiting: { type: 'sleep', thenBy: 'done' },
    wakeAt: T0 + day,
    ...given,
  })
const resume = (runId: number): InputContent => ({ type: 'resume-run', runId, cause: byAnna })
const after = async (runs: Run[], ...contents: InputContent[]) =>
  (await live(world, aState({}, { runs }), [[minute, ...contents]])).turns[0]

describe('a failed run that is taken up again', () => {
  test('takes its step anew, and is under way for conditions too', async () => {
    const turn = await after([aRun(1)], resume(1))
    expect(turn?.notes.map(({ text }) => text)).toEqual(['On'])
    expect(turn?.runs).toMatchObject([{ run: { id: 1, status: 'ended', visit: 4, problem: null } }])
    const held = await after([aRun(1, { node: 'wait' })], resume(1))
    expect(held?.memberships).toMatchObject([{ segment: 'busy', moved: 'entered', cause: byAnna }])
    expect(held?.runs).toMatchObject([{ run: { status: 'waiting', wakeAt: T0 + minute + day, endedAt: null } }])
  })

  test.each([
    ['another flow', asleep(2, { flow: 'g', versionId: 2 })],
    ['another key', asleep(2, { key: 'other' })],
    ['a run that failed too', aRun(2)],
  ])('is not kept from it by %s', async (_what, other) => {
    expect((await after([aRun(1), other], resume(1)))?.runs).toMatchObject([{ run: { id: 1, status: 'ended' } }])
  })

  test.each([
    ['when it is not there', [aRun(1)], 77],
    ['when it did not fail', [asleep(1)], 1],
    ['when the contact is in the flow under its key', [aRun(1), asleep(2)], 1],
  ])('stays as it is %s', async (_when, runs, id) => {
    expect(await after(runs, resume(id))).toMatchObject({ runs: [], notes: [], steps: [], consumed: [1] })
  })

  test('waits in a flow that is paused, and says that its step is still to be taken', async () => {
    const paused = aWorld({ flows: { f: { document: flow, status: 'paused' } } })
    const { turns, state } = await live(paused, aState({}, { runs: [aRun(1)] }), [[minute, resume(1)]])
    expect(turns[0]?.runs).toMatchObject([{ run: { status: 'waiting', waiting: null, wakeAt: T0 + minute } }])
    expect((await live(world, state, [[day]])).turns[0]?.notes).toHaveLength(1)
  })
})

describe('a flow that goes on', () => {
  const goOn = (overdue: 'wait-again' | 'leave'): InputContent => ({
    type: 'resume-flow',
    flow: 'f',
    overdue,
    cause: byAnna,
  })

  test('leaves alone who waits for no time, who failed, and whose time has not come', async () => {
    const event = { type: 'event', name: 'Came', where: [] } as const
    const listens = asleep(1, {
      waiting: { type: 'listen', for: event, heardBy: 'done', timedOutBy: 'done' },
      wakeAt: null,
    })
    for (const run of [listens, aRun(1), asleep(1), aRun(1, { wakeAt: T0 })]) {
      for (const overdue of ['wait-again', 'leave'] as const)
        expect((await after([run], goOn(overdue)))?.runs).toEqual([])
    }
  })

  test('lets wait again as long as it was to be, also where the time ran out this very moment', async () => {
    const run = asleep(1, { arrivedAt: T0 - day, wakeAt: T0 + minute })
    expect((await after([run], goOn('wait-again')))?.runs).toMatchObject([
      { run: { wakeAt: T0 + minute + day + minute } },
    ])
  })
})
