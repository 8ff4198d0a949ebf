import { describe, expect, test } from 'vitest'
import type { FlowDocument } from '../document/flow-document.ts'
import { foldTurn } from './fold-turn.ts'
import { migrateRuns } from './migrate-runs.ts'
import { checkMigration, planMigration, type MigrationChoice } from './migration.ts'
import { prepareVersion } from './prepare-version.ts'
import { prepareWorld } from './prepare-world.ts'
import { aDocument, aState, aWorld, byAnna, day, putIn, someIds, T0, turnSettings } from './testing/a-world.ts'
import { live } from './testing/live.ts'
import { said } from './testing/said.ts'
import { byHand } from './testing/steps.ts'

const drawn = (wait: readonly [string, unknown]) =>
  aDocument({ start: byHand, wait, said: ['add-note', { text: 'Woke' }] }, ['start.next > wait', 'wait.done > said'])
const first = aWorld({ flows: { f: drawn(['wait', { for: { days: 4 } }]), g: drawn(['wait', { for: { days: 4 } }]) } })

async function migrated(choice: MigrationChoice, document: FlowDocument, to = 3) {
  const current = prepareVersion({ id: 3, flow: 'f', number: 2, document }, { catalog: first.catalog })
  const world = prepareWorld({ catalog: first.catalog, crm: first.crm, segments: [], flows: [{ id: 'f', name: 'F', status: 'live', current }], versions: [...first.versions.values()] })
  const { state } = await live(first, aState(), [[0, putIn('f'), putIn('g')]])
  const settings = turnSettings(world, T0 + day, someIds(5000))
  const turn = migrateRuns(state, world, settings, { flow: 'f', to, choices: { wait: choice } })
  return { turn, run: turn.runs[0]?.run, sentences: turn.steps.flatMap(({ step }) => (step.note ? said(step.note) : [])) }
} // prettier-ignore
const move = (to: string, timing: 'keep-elapsed' | 'restart' | 're-evaluate' = 'keep-elapsed') =>
  ({ type: 'move', to, timing }) as const
const same = drawn(['wait', { for: { days: 6 } }])

describe('a run that is moved to another version', () => {
  test('alone of its flow says where from and where to', async () => {
    const { turn, sentences } = await migrated(move('wait'), same)
    expect(turn.runs.map(({ run }) => run.flow)).toEqual(['f'])
    expect(sentences).toEqual(['Moved to version 2, to the step “Wait”.'])
    expect(turn.steps.map(({ step, created }) => [step.node, step.state, step.leftAt, step.at, created])).toEqual([
      ['wait', 'left', T0 + day, T0, false],
      ['wait', 'waiting', null, T0, true],
    ])
  })

  test('waits from now on, or is taken anew, as chosen', async () => {
    expect((await migrated(move('wait', 'restart'), same)).run).toMatchObject({ arrivedAt: T0 + day, wakeAt: T0 + 7 * day, waiting: { type: 'sleep' } })
    expect((await migrated(move('wait', 're-evaluate'), same)).run).toMatchObject({ waiting: null, wakeAt: T0 + day })
    expect((await migrated(move('said'), same)).run).toMatchObject({ node: 'said', waiting: null, wakeAt: T0 + day })
  }) // prettier-ignore

  test('listens under the new version as if it had come there before', async () => {
    const listens = drawn(['wait-for', { for: { type: 'event', name: 'Came', where: [] }, timeout: { days: 9 } }])
    expect((await migrated(move('wait'), listens)).run).toMatchObject({
      wakeAt: T0 + 9 * day,
      waiting: { type: 'listen', for: { type: 'event', name: 'Came' }, heardBy: 'happened', timedOutBy: 'timed-out' },
    })
  })

  test('stays where it is when the version, or the step, is not there', async () => {
    for (const { turn } of [await migrated(move('gone'), same), await migrated(move('wait'), same, 77)]) {
      expect([turn.runs, turn.steps]).toEqual([[], []])
    }
  })

  test('to a step that cannot be run waits there for its next turn, which says so', async () => {
    expect((await migrated(move('wait'), drawn(['no-such-kind', {}]))).run).toMatchObject({
      waiting: null,
      wakeAt: T0 + day,
      versionId: 3,
    })
  })

  test('or taken out says why, when somebody said', async () => {
    const out = (reason: string) => migrated({ type: 'leave', reason }, same)
    expect((await out(' It is over ')).sentences).toEqual(['Taken out with a new version: It is over'])
    expect((await out(' ')).sentences).toEqual([])
    expect((await migrated({ type: 'finish' }, same)).turn.runs).toEqual([])
  })
})

describe('a run that has sent something and waits for the answer', () => {
  const call = { url: 'https://example.com', method: 'POST', headers: [], body: null, reads: [], timeout: { days: 2 } }
  const asks = aDocument(
    { start: byHand, call: ['call-webhook', call], wait: ['wait', { for: { days: 4 } }], said: ['add-note', { text: 'Yes' }] },
    ['start.next > call', 'call.answered > said'],
  ) // prettier-ignore
  const before = aWorld({ flows: { f: asks } })

  async function answered(choice: MigrationChoice) {
    const current = prepareVersion({ id: 3, flow: 'f', number: 2, document: asks }, before)
    const flows = [{ id: 'f', name: 'F', status: 'live' as const, current }]
    const world = prepareWorld({ catalog: before.catalog, crm: before.crm, segments: [], flows, versions: [...before.versions.values()] })
    const { turns, state } = await live(before, aState(), [[0, putIn('f')]])
    const settings = turnSettings(world, T0 + day, someIds(5000))
    const moving = migrateRuns(state, world, settings, { flow: 'f', to: 3, choices: { call: choice } })
    const { id: runId = 0, stepId = 0 } = turns[0]?.runs[0]?.run ?? {}
    const answer = { type: 'answer', runId, stepId, ok: true, status: 200, values: {}, cause: byAnna } as const
    const next = await live(world, foldTurn(state, moving), [[day], [day + 1, answer]])
    return { run: moving.runs[0]?.run, sent: next.turns.flatMap(({ deliveries }) => deliveries), notes: next.turns[1]?.notes.length }
  } // prettier-ignore

  test.each(['keep-elapsed', 'restart', 're-evaluate'] as const)(
    'sends nothing again on the same step: %s',
    async (timing) => {
      const { run, sent, notes } = await answered(move('call', timing))
      expect(run).toMatchObject({
        versionId: 3,
        node: 'call',
        visit: 2,
        wakeAt: T0 + 2 * day,
        waiting: { type: 'listen' },
      })
      expect([sent, notes]).toEqual([[], 1])
    },
  )

  test('waits for it no more on another step', async () => {
    const { run, notes } = await answered(move('wait', 'restart'))
    expect(run).toMatchObject({ versionId: 3, node: 'wait', visit: 3, wakeAt: T0 + 5 * day })
    expect(notes).toBe(0)
  })
})

describe('places at which people wait', () => {
  const nodes = (wait: readonly [string, unknown] | null) => aDocument({ start: byHand, ...(wait && { wait }) }, [])
  const plan = (after: FlowDocument, at = 'wait') =>
    planMigration(nodes(['wait', { for: { days: 4 } }]), after, [at])[0]

  test.each([
    ['same', nodes(['wait', { for: { days: 4 } }])],
    ['changed', nodes(['wait', { for: { days: 5 } }])],
    ['removed', nodes(['quiet-hours', { for: { days: 4 } }])],
    ['removed', nodes(null)],
  ] as const)('are %s', (state, after) => expect(plan(after)?.state).toBe(state))

  test('that neither version has are gone', () => {
    expect(plan(nodes(null), 'gone')).toEqual({ node: 'gone', state: 'removed', suggested: { type: 'finish' } })
  })
})

test('what is wrong with a choice is said, and what is right is not', () => {
  const choices = { a: move('gone'), b: move('start'), c: move('wait'), d: { type: 'finish' }, e: { type: 'leave', reason: '' } } as const
  expect(checkMigration(choices, same).map(({ where, severity, message, hint }) => [where, severity, said(message), hint && said(hint)])).toEqual([
    ['choices.a', 'error', 'The new version has no step “gone” to move to.', 'Choose a step of the new version.'],
    ['choices.b', 'error', '“start” is a trigger: nobody can be moved to it.', 'Choose a step of the new version.'],
  ])
}) // prettier-ignore
