import type { Field } from '@etape/conditions'
import { describe, expect, test } from 'vitest'
import type { InputContent } from './input.ts'
import { aDocument, aState, aWorld, byAnna, day, did, minute, putIn, T0 } from './testing/a-world.ts'
import { live } from './testing/live.ts'
import { byHand, came } from './testing/steps.ts'
import type { LiveFlow } from './world.ts'

const wait = ['wait', { for: { days: 1 } }] as const
const born: Field = { object: 'contact', key: 'born', type: 'date', label: { en: '', fr: '', sv: '' }, builtIn: false }
const renews: Field = { ...born, key: 'renews' }
const onDate = (field: string) =>
  [
    'date-reached',
    { field: `contact.${field}`, offset: { type: 'on' }, at: null, yearly: false, zone: 'contact', when: null },
  ] as const
const weekly = ['schedule', { cron: '0 9 * * 1', zone: 'Europe/Stockholm', when: null }] as const

test('a date starts the flow whose date it is, at the trigger that waited for it', async () => {
  const flow = (a: string, b: string) =>
    aDocument({ a: onDate(a), b: onDate(b), wait }, ['a.next > wait', 'b.next > wait'])
  const world = aWorld({ flows: { one: flow('born', 'renews'), other: flow('gone', 'gone') }, fields: [born, renews] })
  const state = aState({ renews: T0 + day }, { turnedAt: T0 })
  const { turns } = await live(world, state, [[2 * day]])
  expect(turns[0]?.runs.map(({ run }) => [run.flow, run.start.node])).toEqual([['one', 'b']])
})

describe('put in by hand', () => {
  const flows = { weekly: aDocument({ start: weekly, wait }, ['start.next > wait']), hand: aDocument({ start: byHand, wait }, ['start.next > wait']) }
  const because = async (content: InputContent) =>
    (await live(aWorld({ flows }), aState(), [[0, content]])).turns[0]?.runs.map(({ run }) => run.start.because.text)
  const bySystem = { by: 'system', reason: 'schedule' } as const

  test('says so, also where a schedule would start it', async () => {
    const hand = ['Was put in by hand or through the API']
    expect(await because(putIn('weekly'))).toEqual(hand)
    expect(await because(putIn('hand'))).toEqual(hand)
    expect(await because({ type: 'enrol', flow: 'hand', cause: bySystem })).toEqual(hand)
    expect(await because({ type: 'enrol', flow: 'weekly', cause: bySystem })).toEqual(['The schedule came round'])
  })

  test('into a flow or at a trigger that is not there is done with, and starts nothing', async () => {
    for (const asked of [putIn('gone'), { ...putIn('hand'), node: 'gone' } as InputContent]) {
      const { turns } = await live(aWorld({ flows }), aState(), [[0, asked]])
      expect([turns[0]?.runs, turns[0]?.consumed]).toEqual([[], [1]])
    }
  })
}) // prettier-ignore

test.each<LiveFlow['status']>(['paused', 'archived'])('the address of a trigger of a flow that is %s starts nothing', async (status) => {
  const hook = ['webhook', { email: 'email', where: [], when: null }] as const
  const call = (flow: string): InputContent => ({ type: 'webhook', flow, node: 'start', properties: {}, cause: byAnna })
  const document = aDocument({ start: hook, wait }, ['start.next > wait'])
  const { turns } = await live(aWorld({ flows: { f: { document, status } } }), aState(), [[0, call('f'), call('gone')]])
  expect([turns[0]?.runs, turns[0]?.consumed]).toEqual([[], [1, 2]])
}) // prettier-ignore

test('another trigger of the same flow that hears the same starts no second run', async () => {
  const flow = aDocument({ a: came, b: came, wait }, ['a.next > wait', 'b.next > wait'])
  const { turns } = await live(aWorld({ flows: { flow } }), aState(), [[0, did('Came')]])
  expect(turns[0]?.runs.map(({ run }) => run.start.node)).toEqual(['a'])
})

test('the lines of several extra conditions are kept together', async () => {
  const is = (field: string, value: string) => ({ fact: `contact.${field}`, operator: 'equal', value })
  const when = { all: [is('country', 'SE'), is('city', 'Lund')] }
  const flow = aDocument({ start: ['by-hand', { when }], wait }, ['start.next > wait'])
  const { turns } = await live(aWorld({ flows: { flow } }), aState({ country: 'SE', city: 'Lund' }), [[0, putIn('flow')]])
  const run = turns[0]?.runs[0]?.run
  expect(run?.start.verdict).toMatchObject({ op: 'all', holds: true, of: [{ found: 'SE' }, { found: 'Lund' }] })
  expect(turns[0]?.steps[0]?.step).toMatchObject({ verdicts: [run?.start.verdict] })
}) // prettier-ignore

describe('a run', () => {
  const flow = aDocument({ start: byHand, wait }, ['start.next > wait'])
  const world = aWorld({
    flows: { flow },
    segments: { busy: { fact: 'flows', operator: 'in-flow', value: 'flow' } },
  })

  test('is kept whole as it starts and waits', async () => {
    const { turns } = await live(world, aState(), [[0, putIn('flow')]])
    expect(turns[0]?.runs).toEqual([
      {
        created: true,
        run: {
          id: 1000, flow: 'flow', versionId: 1, contactId: 1, key: '', status: 'waiting', outcome: null, node: 'wait', visit: 2,
          stepId: 1001, arrivedAt: T0, wakeAt: T0 + day, waiting: { type: 'sleep', thenBy: 'done' },
          start: { node: 'start', cause: byAnna, because: { text: 'Was put in by hand or through the API' }, verdict: null },
          problem: null, startedAt: T0, endedAt: null,
        },
      },
    ]) // prettier-ignore
    const about = { runId: 1000, contactId: 1, flow: 'flow', at: T0, verdicts: [], note: null }
    expect(turns[0]?.steps).toEqual([
      { created: true, step: { ...about, id: 1000, node: 'start', kind: 'by-hand', visit: 1, leftAt: T0, leftBy: 'next', state: 'left' } },
      { created: true, step: { ...about, id: 1001, node: 'wait', kind: 'wait', visit: 2, leftAt: null, leftBy: null, state: 'waiting' } },
    ]) // prettier-ignore
  })

  test('writes the step it waited at once more as it leaves, and ends there', async () => {
    const { turns } = await live(world, aState(), [[0, putIn('flow')], [day]])
    expect(turns[1]?.steps).toEqual([
      {
        created: false,
        step: {
          id: 1001, runId: 1000, contactId: 1, flow: 'flow', node: 'wait', kind: 'wait', visit: 2, at: T0, leftAt: T0 + day,
          leftBy: 'done', state: 'left', verdicts: [], note: null,
        },
      },
    ]) // prettier-ignore
    expect(turns[1]?.runs).toMatchObject([
      {
        created: false,
        run: { status: 'ended', outcome: 'completed', endedAt: T0 + day, wakeAt: null, waiting: null },
      },
    ])
  })

  test('that fails is not under way any more, for conditions either', async () => {
    const broken = aWorld({ flows: { flow: aDocument({ start: byHand, wait, odd: ['no-such-kind'] }, ['start.next > wait', 'wait.done > odd']) }, segments: { busy: { fact: 'flows', operator: 'in-flow', value: 'flow' } } })
    const { turns } = await live(broken, aState(), [[0, putIn('flow')], [day]])
    expect(turns.map(({ memberships }) => memberships.map(({ moved }) => moved))).toEqual([['entered'], ['left']])
    expect(turns[1]?.steps.at(-1)?.step).toMatchObject({ state: 'failed', leftAt: T0 + day, note: { code: 'run/kind-unknown' } })
  }) // prettier-ignore

  test('whose contact is in its flow says since when it is due, and no sooner', async () => {
    const { turns } = await live(world, aState(), [
      [0, putIn('flow')],
      [minute, did('Came')],
    ])
    expect(turns.map(({ dueAt }) => dueAt)).toEqual([T0 + day, T0 + day])
  })
})
