import { emptyFlow } from '@etape/flow'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../store.ts'
import { aRun, aTurn, load, someContacts, T0 } from '../testing/builders.ts'
import { testStores, type TestStore } from '../testing/index.ts'

const hour = 3_600_000
const day = 24 * hour

describe.each(testStores)('times to the goal on $name', ({ open }) => {
  let opened: TestStore
  let store: Store
  beforeEach(async () => {
    opened = await open()
    store = opened.store
    await store.flows.create({ name: 'Welcome', description: '', document: emptyFlow, by: 'Anna', at: T0 })
  })
  afterEach(() => opened.remove())

  /** Runs that started at T0 and reached the goal after so long. */
  async function reach(...tookMs: readonly number[]) {
    const ids = await someContacts(store, ...tookMs.map(() => ({})))
    const states = await load(store, ids)
    const turns = states.map((state, at) => {
      const over = { status: 'ended', outcome: 'goal-reached', endedAt: T0 + (tookMs[at] ?? 0), wakeAt: null, waiting: null } as const // prettier-ignore
      const run = aRun(store, state.contact.id, over)
      return aTurn(state, { runs: [{ run, created: true }] })
    })
    await store.turns.commitTurns(turns)
  }
  const times = (asked: object = {}) => store.flows.goalTimes('welcome', { from: T0, to: T0 + 400 * day, ...asked })

  test('are told as quartiles and as how many needed how long', async () => {
    await reach(hour / 2, 2 * hour, 3 * hour, 2 * day, 100 * day)
    const { count, quartiles, spans } = await times()
    expect({ count, quartiles }).toEqual({
      count: 5,
      quartiles: { lower: 2 * hour, median: 3 * hour, upper: 2 * day },
    })
    expect(spans.map((span) => span.count)).toEqual([1, 2, 0, 1, 0, 0, 0, 0, 1])
    expect([spans[0], spans.at(-1)]).toEqual([
      { from: 0, to: hour, count: 1 },
      { from: 90 * day, to: null, count: 1 },
    ])
  })

  test('are those of who reached it in the period', async () => {
    await reach(2 * hour, 10 * day)
    expect(await times({ to: T0 + day })).toMatchObject({ count: 1, quartiles: { median: 2 * hour } })
    expect(await times({ from: T0 + 20 * day })).toMatchObject({ count: 0, quartiles: null })
    expect(await times({ version: 7 })).toMatchObject({ count: 0 })
  })
})
