import { completeSettings, type FlowDocument, type Run, type Step } from '@etape/flow'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../store.ts'
import { aRun, aStep, aTurn, byAnna, load, someContacts, T0 } from '../testing/builders.ts'
import { testStores, type TestStore } from '../testing/index.ts'

const node = (id: string, type: string) => ({ id, type, name: '', config: {}, position: { x: 0, y: 0 } })
const document: FlowDocument = {
  format: 2,
  nodes: [node('start', 'by-hand'), node('wait-1', 'wait'), node('end-1', 'end')],
  edges: [],
  settings: completeSettings(),
  notes: [],
  groups: [],
}
const by = { by: 'Anna', at: T0 }
const day = 86_400_000
const nobody = { meant: 0, fitting: 0, waiting: 0, failed: 0, ended: 0, movedOn: 0, withoutStep: 0 }

describe.each(testStores)('what is done to runs by hand on $name', ({ open }) => {
  let opened: TestStore
  let store: Store
  let ids: number[]
  let runs: { run: Run; step: Step }[]
  beforeEach(async () => {
    opened = await open()
    store = opened.store
    await store.flows.create({ name: 'Welcome', description: '', document, ...by })
    const version = await store.flows.publish('welcome', { revision: 1, note: '', ...by })
    ids = await someContacts(store, { first_name: 'Anna' }, { first_name: 'Bo' }, { first_name: 'Cleo' }, {})
    runs = ids.map((contactId) => {
      const run = aRun(store, contactId, { versionId: version.id })
      const step = aStep(store, run)
      return { run: { ...run, stepId: step.id }, step }
    })
    await commit(({ run, step }) => ({ run, created: true, step }))
  })
  afterEach(() => opened.remove())

  type Written = { run: Run; created: boolean; step: Step } | null

  async function commit(write: (entry: { run: Run; step: Step }, at: number) => Written) {
    const states = await load(store, ids)
    const turns = states.flatMap((state, at) => {
      const written = runs[at] && write(runs[at], at)
      if (!written) return []
      const { run, step, created } = written
      return [aTurn(state, { runs: [{ run, created }], steps: [{ step, created }] })]
    })
    await store.turns.commitTurns(turns)
  }
  /** Bo failed, Cleo went on and ended, both a day later; the others wait. */
  const goOn = () =>
    commit(({ run, step }, at) => {
      const over = { ...run, waiting: null, wakeAt: null, endedAt: T0 + day }
      const problem = { code: 'run/step-failed', text: 'Out of paper' }
      if (at === 1)
        return {
          run: { ...over, status: 'failed', problem },
          created: false,
          step: { ...step, state: 'failed', leftAt: T0 + day },
        }
      if (at !== 2) return null
      const left = { ...step, state: 'left' as const, leftAt: T0 + day, leftBy: 'done' }
      return { run: { ...over, status: 'ended', outcome: 'goal-reached' }, created: false, step: left }
    })
  const visits = async (asked: object) =>
    (await store.steerings.visits('welcome', { node: 'wait-1', sort: 'visited', limit: 10, ...asked })).rows
  const names = async (asked: object) => (await visits(asked)).map(({ contact }) => contact.name)
  const all = { behind: { node: 'wait-1', sort: 'visited' } } as const

  test('the visits behind a number are as many as it says, for each sort, period and version', async () => {
    await goOn()
    const behindAll = [`#${ids[3]}`, 'Cleo', 'Bo', 'Anna']
    expect(await names({ sort: 'visited' })).toEqual(behindAll)
    expect(await names({ sort: 'waiting' })).toEqual([`#${ids[3]}`, 'Anna'])
    expect(await names({ sort: 'failed' })).toEqual(['Bo'])
    expect(await names({ sort: 'left', outlet: 'done' })).toEqual(['Cleo'])
    expect(await names({ sort: 'left', outlet: 'else' })).toEqual([])
    const period = { from: T0 + day, to: T0 + day }
    const [stats] = (await store.flows.stats('welcome', period)).nodes
    expect(stats).toEqual({ node: 'wait-1', visited: 0, waiting: 2, failed: 1, left: { done: 1 } })
    expect(await names({ sort: 'visited', ...period })).toEqual([])
    expect(await names({ sort: 'failed', ...period })).toEqual(['Bo'])
    expect(await names({ sort: 'left', ...period })).toEqual(['Cleo'])
    expect(await names({ sort: 'visited', to: T0 - day })).toEqual([])
    expect(await names({ sort: 'visited', version: 1 })).toEqual(behindAll)
    expect(await names({ sort: 'waiting', version: 2 })).toEqual([])
    expect(await names({ q: 'CLE' })).toEqual(['Cleo'])
    expect((await visits({ sort: 'failed' }))[0]).toEqual({
      step: runs[1]?.step.id, contact: { id: ids[1], name: 'Bo' }, version: 1, at: T0, leftAt: T0 + day, leftBy: null, state: 'failed',
      run: {
        id: runs[1]?.run.id, status: 'failed', outcome: null, node: { id: 'wait-1', name: 'Wait' }, visit: 2, wakeAt: null,
        problem: { code: 'run/step-failed', text: 'Out of paper' },
      },
    }) // prettier-ignore
  })

  test('visits are read page by page', async () => {
    const first = await store.steerings.visits('welcome', { node: 'wait-1', sort: 'waiting', limit: 3 })
    expect(first.rows.map(({ contact }) => contact.id)).toEqual([ids[3], ids[2], ids[1]])
    const asked = { node: 'wait-1', sort: 'waiting', limit: 3, cursor: first.next ?? '' } as const
    const second = await store.steerings.visits('welcome', asked)
    expect(second).toMatchObject({ rows: [{ contact: { name: 'Anna' } }], next: null })
  })

  test('a plan says to how many it can be done, and why not to the others', async () => {
    await goOn()
    const plan = (act: object, meant: object = all) =>
      store.steerings.plan({ flow: 'welcome', act, meant } as Parameters<Store['steerings']['plan']>[0])
    const four = { ...nobody, meant: 4 }
    expect(await plan({ type: 'skip-wait' })).toEqual({ ...four, fitting: 2, failed: 1, ended: 1 })
    expect(await plan({ type: 'retry' })).toEqual({ ...four, fitting: 1, waiting: 2, ended: 1 })
    expect(await plan({ type: 'move', to: 'end-1' })).toEqual({ ...four, fitting: 3, ended: 1 })
    expect(await plan({ type: 'move', to: 'start' })).toEqual({ ...four, withoutStep: 3, ended: 1 })
    const seen = { runs: [{ id: runs[0]?.run.id ?? 0, visit: 1 }, { id: runs[3]?.run.id ?? 0, visit: 2 }] } // prettier-ignore
    expect(await plan({ type: 'remove', reason: '' }, seen)).toEqual({ ...nobody, meant: 2, fitting: 1, movedOn: 1 })
  })

  test('those it fits are told in their turns, who moved on since is counted, and done twice it does nothing', async () => {
    const act = { type: 'remove', reason: 'Asked' } as const
    const { id, plan } = await store.steerings.begin({ flow: 'welcome', act, cause: byAnna, meant: all, at: T0 + 5 })
    expect(plan).toEqual({ ...nobody, meant: 4, fitting: 4 })
    expect(await store.steerings.open()).toEqual([id])
    await goOn()
    expect(await store.steerings.goOn(id ?? 0)).toBe(false)
    expect(await store.steerings.goOn(id ?? 0)).toBe(false)
    expect(await store.steerings.open()).toEqual([])
    const row = { id, flow: 'welcome', act, cause: byAnna, total: 4, told: 4, missed: 2, createdAt: T0 + 5, done: true }
    expect(await store.steerings.list('welcome', 5)).toEqual([{ ...row, waiting: 2 }])
    expect(await store.turns.claimDue({ now: T0 + 5, limit: 9 })).toEqual([ids[0], ids[3]])
    const told = (await load(store, ids)).map(({ inputs }) => inputs.map(({ content }) => content))
    const content = { type: 'steer-run', runId: runs[0]?.run.id, visit: 2, act, cause: byAnna }
    expect(told).toEqual([[content], [], [], [{ ...content, runId: runs[3]?.run.id }]])
    await store.turns.commitTurns((await load(store, ids)).map((state) => aTurn(state)))
    expect(await store.steerings.list('welcome', 5)).toEqual([{ ...row, waiting: 0 }])
  })

  test('a failed run is loaded for the turn in which somebody treats it', async () => {
    await goOn()
    const meant = { behind: { node: 'wait-1', sort: 'failed' } } as const
    const { id } = await store.steerings.begin({
      flow: 'welcome',
      act: { type: 'retry' },
      cause: byAnna,
      meant,
      at: T0 + 5,
    })
    await store.steerings.goOn(id ?? 0)
    const [bo] = await load(store, [ids[1] ?? 0])
    expect(bo?.runs.map(({ id: run, status }) => [run, status])).toEqual([[runs[1]?.run.id, 'failed']])
    expect(await store.steerings.begin({ flow: 'welcome', act: { type: 'retry' }, cause: byAnna, meant: { runs: [] }, at: T0 })).toEqual({ id: null, plan: nobody }) // prettier-ignore
  })
})
