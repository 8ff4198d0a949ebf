import { describe, expect, test } from 'vitest'
import type { FlowDocument } from '../document/flow-document.ts'
import { foldTurn } from './fold-turn.ts'
import { migrateRuns } from './migrate-runs.ts'
import { checkMigration, planMigration, type MigrationChoices } from './migration.ts'
import { prepareVersion } from './prepare-version.ts'
import { prepareWorld } from './prepare-world.ts'
import { aDocument, aState, aWorld, day, minute, putIn, someIds, T0, turnSettings } from './testing/a-world.ts'
import { live } from './testing/live.ts'
import { byHand, note } from './testing/steps.ts'
import { takeTurn } from './take-turn.ts'
import type { ContactState } from './turn.ts'
import type { World } from './world.ts'

const drawn = (days: number, extra: Record<string, readonly [string, unknown]> = {}, edges: string[] = []) =>
  aDocument({ start: byHand, wait: ['wait', { for: { days } }], said: note('Woke'), ...extra }, [
    'start.next > wait',
    'wait.done > said',
    ...edges,
  ])
const before = drawn(4)
const holds = { fact: 'contact.score', operator: 'at-least', value: 5 } as const
const after = drawn(
  6,
  {
    ask: ['branch', { when: holds }],
    yes: note('High'),
    until: ['wait-for', { for: { type: 'condition', when: holds }, timeout: { days: 9 } }],
  },
  ['ask.yes > yes', 'until.happened > said'],
)

/** The world of the first version with a second one, row 2, that new contacts come into. */
function published(world: World, document: FlowDocument): World {
  const { catalog, crm } = world
  const current = prepareVersion({ id: 2, flow: 'f', number: 2, document }, { catalog })
  const flows = [{ id: 'f', name: 'F', status: 'live' as const, current }]
  return prepareWorld({ catalog, crm, segments: [], flows, versions: [...world.versions.values()] })
}

const first = aWorld({ flows: { f: before } })
const both = published(first, after)
const waiting = async (fields = {}): Promise<ContactState> =>
  (await live(first, aState(fields), [[0, putIn('f')]])).state

async function migrate(choices: MigrationChoices, at: number, fields = {}) {
  const ids = someIds(5000)
  const state = await waiting(fields)
  const turn = migrateRuns(state, both, turnSettings(both, T0 + at, ids), { flow: 'f', to: 2, choices })
  const moved = foldTurn(state, turn)
  const next = async (then: number) => takeTurn(moved, both, turnSettings(both, T0 + then, ids))
  return { turn, moved, next, run: turn.runs[0]?.run }
}

const to = (node: string, timing: 'keep-elapsed' | 'restart' | 're-evaluate') =>
  ({ wait: { type: 'move', to: node, timing } }) as const

describe('people under way when a version is published', () => {
  test('finish on the old version when nothing else is chosen', async () => {
    for (const choices of [{}, { wait: { type: 'finish' } }] as const) {
      expect((await migrate(choices, day)).turn).toMatchObject({ runs: [], steps: [] })
    }
  })

  test('leave with the reason on their step', async () => {
    const { turn } = await migrate({ wait: { type: 'leave', reason: 'The offer is over' } }, day)
    expect(turn.runs[0]?.run).toMatchObject({ status: 'ended', outcome: 'removed' })
    expect(turn.steps).toMatchObject([
      { created: false, step: { state: 'ended', note: { values: { reason: 'The offer is over' } } } },
    ])
  })

  test('keep the time they have waited, under the new wait', async () => {
    const { run, moved, next } = await migrate(to('wait', 'keep-elapsed'), day)
    expect(run).toMatchObject({ versionId: 2, node: 'wait', visit: 3, wakeAt: T0 + 6 * day })
    expect(moved.runs).toHaveLength(1)
    expect((await next(6 * day)).notes.map(({ text }) => text)).toEqual(['Woke'])
  })

  test('wait the whole new wait from now', async () => {
    expect((await migrate(to('wait', 'restart'), day)).run).toMatchObject({ wakeAt: T0 + 7 * day })
  })

  test('go on at once when they have waited long enough for the new version', async () => {
    const { run, next } = await migrate(to('wait', 'keep-elapsed'), 3 * day)
    expect(run?.wakeAt).toBe(T0 + 6 * day)
    const shorter = published(first, drawn(2))
    const turn = migrateRuns(await waiting(), shorter, turnSettings(shorter, T0 + 3 * day), {
      flow: 'f',
      to: 2,
      choices: to('wait', 'keep-elapsed'),
    })
    expect(turn.dueAt).toBe(T0 + 3 * day + 1)
    expect(await next(day)).toMatchObject({ runs: [] })
  })

  test('take the step they are moved to anew', async () => {
    const high = await migrate(to('ask', 're-evaluate'), day, { score: 9 })
    expect(high.run).toMatchObject({ waiting: null, node: 'ask' })
    expect((await high.next(day + 1)).notes.map(({ text }) => text)).toEqual(['High'])
    const heard = await migrate(to('until', 're-evaluate'), day, { score: 9 })
    expect((await heard.next(day + 1)).notes.map(({ text }) => text)).toEqual(['Woke'])
  })

  test('take a wait anew, and go on when it is over', async () => {
    const { moved } = await migrate(to('wait', 're-evaluate'), day)
    const { state, turns } = await live(both, moved, [[day], [7 * day - 1], [7 * day]])
    expect(turns[0]?.runs).toMatchObject([{ run: { node: 'wait', wakeAt: T0 + 7 * day } }])
    expect(turns.map(({ notes }) => notes.length)).toEqual([0, 0, 1])
    expect(state.runs).toEqual([])
  })

  test('are moved once, however often it is done', async () => {
    const { moved } = await migrate(to('wait', 'restart'), day)
    const again = migrateRuns(moved, both, turnSettings(both, T0 + 2 * day), {
      flow: 'f',
      to: 2,
      choices: to('wait', 'restart'),
    })
    expect([again.runs, again.steps]).toEqual([[], []])
  })

  test('keep what came for them meanwhile, and dates to come, for their next turn', async () => {
    const state = { ...(await waiting()), turnedAt: T0 - minute }
    const turn = migrateRuns(state, both, turnSettings(both, T0 + day), {
      flow: 'f',
      to: 2,
      choices: to('wait', 'restart'),
    })
    expect([turn.at, turn.consumed]).toEqual([T0 - minute, []])
  })

  test('a thousand of them, at three places, are each somewhere, and nobody is twice', async () => {
    const three = aDocument(
      {
        start: byHand,
        split: ['random-split', { ways: [{ id: 'a', label: 'A', weight: 34 }, { id: 'b', label: 'B', weight: 33 }, { id: 'c', label: 'C', weight: 33 }] }],
        a: ['wait', { for: { days: 3 } }], b: ['wait', { for: { days: 3 } }], c: ['wait', { for: { days: 3 } }], said: note('Done'),
      },
      ['start.next > split', 'split.a > a', 'split.b > b', 'split.c > c', 'a.done > said', 'b.done > said', 'c.done > said'],
    ) // prettier-ignore
    const old = aWorld({ flows: { f: three } })
    const world = published(old, three)
    const choices = {
      a: { type: 'finish' },
      b: { type: 'move', to: 'c', timing: 'keep-elapsed' },
      c: { type: 'leave', reason: 'Over' },
    } as const
    const ids = someIds()
    const { judge } = turnSettings(old)
    const ask = { zone: 'UTC', ids, judge }
    const counts = { finishing: 0, moved: 0, left: 0, done: 0 }
    for (let id = 1; id <= 1000; id += 1) {
      const contact = { id, version: 1, companyId: null, fields: {} }
      const enrol = { id, contactId: id, at: T0, receivedAt: T0, hop: 0, content: putIn('f') }
      const came = await takeTurn({ ...aState(), contact, inputs: [enrol] }, old, { ...ask, now: T0 })
      const state = foldTurn({ ...aState(), contact }, came)
      const turn = migrateRuns(state, world, { ...ask, now: T0 + day }, { flow: 'f', to: 2, choices })
      const [run] = foldTurn(state, turn).runs
      if (!run) counts.left += 1
      else if (run.versionId === 2) counts.moved += 1
      else counts.finishing += 1
      const end = await takeTurn(foldTurn(state, turn), world, { ...ask, now: T0 + 3 * day })
      counts.done += end.notes.length
    }
    expect(counts.finishing + counts.moved + counts.left).toBe(1000)
    expect(counts.done).toBe(counts.finishing + counts.moved)
    for (const count of [counts.finishing, counts.moved, counts.left]) expect(count).toBeGreaterThan(250)
  })
})

test('what is best done is suggested for each place: stay where the step is still there, finish where it is gone', () => {
  expect(planMigration(before, after, ['wait'])).toEqual([
    { node: 'wait', state: 'changed', suggested: { type: 'move', to: 'wait', timing: 'keep-elapsed' } },
  ])
  const without = aDocument({ start: byHand, said: note('Woke') }, ['start.next > said'])
  expect(planMigration(before, without, ['wait'])).toEqual([
    { node: 'wait', state: 'removed', suggested: { type: 'finish' } },
  ])
})

test('moving to a step that is not there, or to a trigger, is refused with the place named', () => {
  const problems = checkMigration({ wait: to('gone', 'restart').wait, said: to('start', 'restart').wait }, after)
  expect(problems.map(({ code, where }) => `${code} ${where}`)).toEqual([
    'flow/migration-target-missing choices.wait',
    'flow/migration-target-missing choices.said',
  ])
})
