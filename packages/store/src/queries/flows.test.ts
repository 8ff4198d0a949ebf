import { completeSettings, type FlowDocument, type Run, type Step } from '@etape/flow'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { NotFoundError, StaleDraftError } from '../errors.ts'
import type { Store } from '../store.ts'
import { aRun, aStep, aTurn, byAnna, load, someContacts, T0 } from '../testing/builders.ts'
import { testStores, type TestStore } from '../testing/index.ts'

const document: FlowDocument = {
  format: 2,
  nodes: [
    { id: 'start', type: 'by-hand', name: '', config: {}, position: { x: 0, y: 0 } },
    { id: 'wait-1', type: 'wait', name: 'Three days', config: {}, position: { x: 0, y: 0 } },
  ],
  edges: [{ from: 'start', outlet: 'next', to: 'wait-1' }],
  settings: completeSettings(),
  notes: [],
  groups: [],
}
const other: FlowDocument = { ...document, edges: [] }
const by = { by: 'Anna', at: T0 }
const day = 86_400_000

describe.each(testStores)('flows on $name', ({ open }) => {
  let opened: TestStore
  let store: Store
  beforeEach(async () => {
    opened = await open()
    store = opened.store
  })
  afterEach(() => opened.remove())

  const create = (name = 'Welcome') => store.flows.create({ name, description: 'Hello', document, ...by })
  const publish = (revision = 1) => store.flows.publish('welcome', { revision, note: 'First', ...by })

  test('flows get ids people can read, one each', async () => {
    const ids = [
      await create('Étape: nouveau → client'),
      await create('Welcome'),
      await create('Welcome'),
      await create('…'),
    ]
    expect(ids.map(({ id }) => id)).toEqual(['etape-nouveau-client', 'welcome', 'welcome-2', 'unnamed'])
    expect(ids[1]).toEqual({
      id: 'welcome', name: 'Welcome', description: 'Hello', status: 'draft', folder: '', tags: [], owner: null,
      pausedAt: null, version: null, publishedAt: null, changed: true,
      updatedAt: T0, updatedBy: 'Anna', counts: { enrolled: 0, waiting: 0, ended: 0, failed: 0 },
    }) // prettier-ignore
    expect((await store.flows.list({ q: 'WELC' })).map(({ id }) => id)).toEqual(['welcome', 'welcome-2'])
    expect(await store.flows.update('welcome', { name: 'Hello', tags: ['new'], by: 'Bo', at: T0 + 1 })).toMatchObject({
      name: 'Hello',
      tags: ['new'],
      updatedBy: 'Bo',
    })
    expect(await store.flows.update('nothing', { name: 'Hello', ...by })).toBeNull()
  })

  test('a draft that somebody saved meanwhile is not overwritten', async () => {
    await create()
    const saved = await store.flows.saveDraft('welcome', { document: other, revision: 1, ...by })
    expect(saved).toEqual({ document: other, revision: 2, savedAt: T0, savedBy: 'Anna' })
    const late = store.flows.saveDraft('welcome', { document, revision: 1, ...by })
    await expect(late).rejects.toThrow(StaleDraftError)
    await expect(late).rejects.toMatchObject({ current: saved })
    await expect(publish(1)).rejects.toMatchObject({ current: saved })
    await expect(store.flows.saveDraft('nothing', { document, revision: 1, ...by })).rejects.toThrow(NotFoundError)
    expect(await store.flows.versions('welcome')).toEqual([])
  })

  test('publishing numbers the versions, and the draft can go back to the last', async () => {
    await create()
    const { migrated, ...first } = await publish()
    expect(migrated).toEqual({ finishing: 0, moved: 0, left: 0 })
    expect(first).toMatchObject({ number: 1, nodes: 2, note: 'First', publishedBy: 'Anna', waiting: 0 })
    expect(await store.flows.get('welcome')).toMatchObject({
      status: 'live',
      version: 1,
      changed: false,
      publishedAt: T0,
    })
    await store.flows.saveDraft('welcome', { document: other, revision: 1, ...by })
    expect(await store.flows.get('welcome')).toMatchObject({ changed: true })
    expect(await store.flows.discardDraft('welcome', by)).toMatchObject({ document, revision: 3 })
    await store.flows.saveDraft('welcome', { document: other, revision: 3, ...by })
    expect((await publish(4)).number).toBe(2)
    expect((await store.flows.versions('welcome')).map(({ number }) => number)).toEqual([2, 1])
    expect(await store.flows.readVersion('welcome', 1)).toEqual({ ...first, document })
    expect(await store.flows.readVersion('welcome', 3)).toBeNull()
    const definitions = await store.settings.loadDefinitions()
    expect(definitions.flows).toMatchObject([
      { id: 'welcome', status: 'live', current: { number: 2, document: other } },
    ])
    expect(definitions.versions).toHaveLength(1)
  })

  async function enter(ids: readonly number[], versionId: number): Promise<{ run: Run; step: Step }[]> {
    const states = await load(store, ids)
    const entered = states.map(({ contact }) => {
      const run = aRun(store, contact.id, { versionId })
      const first = aStep(store, run, { node: 'start', visit: 1, state: 'left', leftAt: T0, leftBy: 'next' })
      const step = aStep(store, run)
      return { run: { ...run, stepId: step.id }, first, step }
    })
    await store.turns.commitTurns(
      states.map((state, at) => {
        const { run, first, step } = entered[at] ?? fail()
        const steps = [first, step].map((one) => ({ step: one, created: true }))
        return aTurn(state, { runs: [{ run, created: true }], steps })
      }),
    )
    return entered
  }

  test('the counts of a flow follow its runs, by node, day and version', async () => {
    await create()
    const version = await publish()
    const ids = await someContacts(store, {}, {}, {})
    const [one, two] = await enter(ids, version.id)
    const states = await load(store, ids)
    const end = async (at: number, entered: typeof one, changes: Partial<Run>) => {
      const { run, step } = entered ?? fail()
      const failed = changes.status === 'failed'
      const left = {
        ...step,
        state: failed ? 'failed' : 'left',
        leftAt: T0 + day,
        leftBy: failed ? null : 'done',
      } as const
      const ended = { ...run, ...changes, endedAt: T0 + day, wakeAt: null, waiting: null }
      const turn = aTurn(states[at] ?? fail(), {
        runs: [{ run: ended, created: false }],
        steps: [{ step: left, created: false }],
      })
      await store.turns.commitTurns([turn])
    }
    await end(0, one, { status: 'ended', outcome: 'completed' })
    await end(1, two, { status: 'failed', problem: { code: 'run/loop', text: 'In a circle' } })
    const counts = { enrolled: 3, waiting: 1, ended: 1, failed: 1 }
    expect((await store.flows.get('welcome'))?.counts).toEqual(counts)
    const nodes = [
      { node: 'start', visited: 3, waiting: 0, failed: 0, left: { next: 3 } },
      { node: 'wait-1', visited: 3, waiting: 1, failed: 1, left: { done: 1 } },
    ]
    expect(await store.flows.stats('welcome')).toEqual({ counts, nodes, outcomes: { completed: 1 } })
    expect(await store.flows.stats('welcome', { version: 2 })).toMatchObject({ nodes: [], outcomes: {} })
    const later = await store.flows.stats('welcome', { from: T0 + day, to: T0 + 2 * day })
    expect(later.nodes).toEqual([{ node: 'wait-1', visited: 0, waiting: 1, failed: 1, left: { done: 1 } }])
    expect((await store.flows.versions('welcome'))[0]?.waiting).toBe(1)
  })

  test('those who wait at one node are counted together, whatever version they are on', async () => {
    await create()
    const first = await publish()
    const second = await publish()
    const [one = 0, two = 0, three = 0] = await someContacts(store, {}, {}, {})
    await enter([one, two], first.id)
    await enter([three], second.id)
    const waitingIn = async (version?: number) => {
      const { nodes } = await store.flows.stats('welcome', version === undefined ? {} : { version })
      return nodes.find(({ node }) => node === 'wait-1')?.waiting
    }
    expect([await waitingIn(), await waitingIn(1), await waitingIn(2)]).toEqual([3, 2, 1])
  })

  test('runs are listed by what they are, and shown step by step', async () => {
    await create()
    const version = await publish()
    const [anna = 0, bo = 0] = await someContacts(store, { first_name: 'Anna' }, { email: 'bo@acme.com' })
    const [one] = await enter([anna, bo], version.id)
    const list = async (rest: object) =>
      (await store.runs.list({ limit: 10, ...rest })).rows.map(({ contact }) => contact.name)
    expect(await list({})).toEqual(['bo@acme.com', 'Anna'])
    expect(await list({ flow: 'welcome', status: 'waiting', node: 'wait-1', version: 1, q: 'ANN' })).toEqual(['Anna'])
    expect(await list({ status: 'failed' })).toEqual([])
    expect(await list({ contact: bo })).toEqual(['bo@acme.com'])
    const first = await store.runs.list({ limit: 1 })
    expect((await store.runs.list({ limit: 1, cursor: first.next ?? '' })).rows.map(({ id }) => id)).toEqual([
      one?.run.id,
    ])
    expect(await store.runs.get(one?.run.id ?? 0)).toMatchObject({
      flow: { id: 'welcome', name: 'Welcome' },
      version: 1,
      contact: { id: anna, name: 'Anna' },
      node: { id: 'wait-1', name: 'Three days' },
      document,
      start: { node: 'start', cause: byAnna },
      waiting: { type: 'sleep', thenBy: 'done' },
      steps: [
        { node: 'start', visit: 1, leftBy: 'next' },
        { node: 'wait-1', visit: 2, state: 'waiting' },
      ],
    })
    expect(await store.runs.get(999)).toBeNull()
    expect((await store.contacts.runs(anna, { limit: 5 })).rows).toHaveLength(1)
  })

  test('resuming wakes everybody under way, and archiving sends them out', async () => {
    await create()
    const version = await publish()
    const ids = await someContacts(store, {}, {})
    await enter(ids, version.id)
    expect(await store.flows.pause('welcome', by)).toMatchObject({ status: 'paused' })
    expect(await store.turns.nextDueAt()).toBeNull()
    expect(await store.flows.countOverdue('welcome', T0 + 2000)).toEqual({ overdue: 2, waiting: 2 })
    const resumed = await store.flows.resume('welcome', { by: 'Anna', at: T0 + 50, overdue: 'leave', cause: byAnna })
    expect(resumed).toMatchObject({ status: 'live', pausedAt: null })
    expect(await store.turns.claimDue({ now: T0 + 50, limit: 9 })).toEqual(ids)
    const heard = (await load(store, ids)).map(({ inputs }) => inputs.map(({ content }) => content))
    const told = { type: 'resume-flow', flow: 'welcome', overdue: 'leave', cause: byAnna }
    expect(heard).toEqual([[told], [told]])
    await store.turns.commitTurns((await load(store, ids)).map((state) => aTurn(state)))
    expect(await store.flows.archive('welcome', { ...by, cause: byAnna })).toMatchObject({ status: 'archived' })
    const [state] = await load(store, ids)
    expect(state?.inputs[0]?.content).toEqual({ type: 'leave-flow', flow: 'welcome', runId: null, cause: byAnna })
    expect(await store.flows.pause('nothing', by)).toBeNull()
  })

  test('everybody who matches is taken in at once', async () => {
    await create()
    const ids = await someContacts(store, { country: 'SE' }, { country: 'FR' }, { country: 'SE', stage: 'lead' })
    const doing = { at: T0 + 1, cause: byAnna }
    const heard: number[] = []
    const onProgress = (accepted: number) => heard.push(accepted)
    const who = { filter: { stage: 'lead' } }
    expect(await store.flows.enrol({ flow: 'welcome', node: 'start', who, doing, onProgress })).toBe(1)
    expect(heard).toEqual([1])
    const some = { contacts: [ids[0] ?? 0, ids[1] ?? 0, ids[0] ?? 0, 999] }
    expect(await store.flows.enrol({ flow: 'welcome', who: some, doing })).toBe(2)
    expect(await store.turns.claimDue({ now: T0 + 1, limit: 9 })).toEqual(ids)
    const [state] = await load(store, [ids[2] ?? 0])
    expect(state?.inputs[0]?.content).toEqual({ type: 'enrol', flow: 'welcome', node: 'start', cause: byAnna })
  })
})

function fail(): never {
  throw new Error('nothing there')
}
