import type { Turn } from '@etape/flow'
import { aFlow } from '@etape/flow/testing'
import { openStore, type NewInput, type Store } from '@etape/store'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { virtualClock } from '../clock.ts'
import { openDefinitions } from '../definitions.ts'
import { receiveAtOnce } from './receive-at-once.ts'

const now = Date.UTC(2026, 2, 3, 9)

let store: Store
beforeEach(async () => {
  store = await openStore({ type: 'sqlite', path: ':memory:' })
  const document = aFlow().trigger('event', { name: 'Came', where: [], when: null }).end().build()
  const by = { by: 'anna', at: now }
  const { id } = await store.flows.create({ name: 'Any', description: '', document, ...by })
  await store.flows.publish(id, { revision: 1, note: '', ...by })
})
afterEach(() => store.close())

const came: NewInput = {
  contact: { identity: { externalId: 'ada' }, create: 'api' },
  source: 'test',
  idempotencyKey: 'm1',
  at: now,
  receivedAt: now,
  hop: 0,
  content: { type: 'event', name: 'Came', properties: {}, cause: { by: 'system', reason: 'test' } },
}

/** Takes it in over this store; the turns that were told of, and whether somebody was to look for more. */
async function receiving(
  over: Store,
  { isAtWork = true, before = [] }: { isAtWork?: boolean; before?: NewInput[][] } = {},
) {
  const turns: Turn[] = []
  let isWoken = false
  const receive = receiveAtOnce({
    store: over,
    clock: virtualClock(now),
    definitions: await openDefinitions(store),
    isAtWork: () => isAtWork,
    worker: { alone: (work) => work(), wake: () => (isWoken = true) },
    onCommitted: (taken) => turns.push(...taken),
  })
  for (const inputs of before) await receive(inputs)
  const [received] = await receive([came])
  return { outcome: received?.outcome, turns: turns.length, waiting: await store.inputs.waiting(), isWoken }
}

/** The store where no turn can be stored. */
function failingWith(error: Error): Store {
  const commitTurns = () => Promise.reject(error)
  return {
    ...store,
    transaction: (work) => store.transaction((within) => work({ ...within, turns: { ...within.turns, commitTurns } })),
  }
}

test('what comes in is handled when it is acknowledged', async () => {
  expect(await receiving(store)).toEqual({ outcome: 'accepted', turns: 1, waiting: 0, isWoken: true })
  expect((await store.runs.list({ limit: 10 })).rows).toHaveLength(1)
})

test('so it is also after a batch in which nothing came in', async () => {
  expect(await receiving(store, { before: [[]] })).toMatchObject({ outcome: 'accepted', turns: 1, waiting: 0 })
})

test('while no turns are to be taken it is stored', async () => {
  expect(await receiving(store, { isAtWork: false })).toEqual({
    outcome: 'accepted',
    turns: 0,
    waiting: 2,
    isWoken: true,
  })
})

test('where several processes write it is stored, so that none of them waits for turns', async () => {
  const shared = await receiving({ ...store, isShared: true })
  expect(shared).toEqual({ outcome: 'accepted', turns: 0, waiting: 2, isWoken: true })
})

test('what leads to a turn that fails is stored, for the worker to find out whose', async () => {
  const failing = await receiving(failingWith(new Error('The turn fails.')))
  expect(failing).toEqual({ outcome: 'accepted', turns: 0, waiting: 2, isWoken: true })
})

test('nothing is acknowledged when the disk is full', async () => {
  const full = Object.assign(new Error('The disk is full.'), { code: 'SQLITE_FULL' })
  await expect(receiving(failingWith(full))).rejects.toThrow('The disk is full.')
  expect(await store.inputs.waiting()).toBe(0)
})
