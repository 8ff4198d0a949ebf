import { judge, type Condition, type EventTimeComparison } from '@etape/conditions'
import { buildCatalog, defaultCrmSettings } from '@etape/crm'
import { prepareWorld, takeTurn, type Turn } from '@etape/flow'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../store.ts'
import { anEvent, anInput, known, T0 } from '../testing/builders.ts'
import { testStores, type TestStore } from '../testing/index.ts'

const day = 86_400_000
const crm = defaultCrmSettings()
const catalog = buildCatalog({ customFields: [], settings: crm })
const order = (
  fact: EventTimeComparison['fact'],
  operator: EventTimeComparison['operator'],
  days: number,
): Condition => ({
  fact,
  params: { name: 'Order placed', where: [{ property: 'total', operator: 'at-least', value: 100 }] },
  operator,
  value: { days },
})
const segments = {
  'new-buyers': order('first-event', 'within-last', 7),
  'silent-buyers': order('last-event', 'more-than-ago', 30),
}
const world = prepareWorld({
  catalog,
  crm,
  segments: Object.entries(segments).map(([id, condition]) => ({ id, name: id, kind: 'dynamic', condition })),
  flows: [],
  versions: [],
})

describe.each(testStores)('segments on the first and last time of an event, on $name', ({ open }) => {
  let opened: TestStore
  let store: Store
  beforeEach(async () => {
    opened = await open()
    store = opened.store
  })
  afterEach(() => opened.remove())

  /** Takes the turns that are due, and answers who came into what and who left. */
  async function take(now: number): Promise<string[]> {
    const due = await store.turns.claimDue({ now, limit: 100 })
    const loading = { now, eventNames: world.eventsRead, joinCompanyByDomain: false }
    const ask = { now, zone: 'UTC' }
    const settings = {
      ...ask,
      ids: store.ids,
      judge: (condition: Condition, facts: Parameters<typeof judge>[1]) => judge(condition, facts, ask, catalog),
    }
    const turns: Turn[] = []
    for (const state of await store.turns.loadStates(due, loading)) turns.push(await takeTurn(state, world, settings))
    await store.turns.commitTurns(turns)
    return turns.flatMap(({ memberships }) => memberships.map(({ segment, moved }) => `${moved} ${segment}`))
  }
  const ordered = (at: number, total: number) =>
    store.inputs.receive([anInput(known('anna@acme.se'), anEvent('Order placed', { total }), { at, receivedAt: at })])
  const counted = async (now: number) => {
    const asking = { now, zone: 'UTC' }
    const count = (condition: Condition) => store.contacts.count({ where: { condition, catalog, asking } })
    return [await count(segments['new-buyers']), await count(segments['silent-buyers'])]
  }

  test('a contact comes and goes at the very moment, and whole tables are answered the same', async () => {
    await ordered(T0, 150)
    expect(await take(T0)).toEqual(['entered new-buyers'])
    expect(await counted(T0)).toEqual([1, 0])

    // One that is too small is another event.
    await ordered(T0 + day, 20)
    expect(await take(T0 + day)).toEqual([])

    const old = T0 + 7 * day + 1
    expect(await store.turns.nextDueAt()).toBe(old)
    expect([await take(old - 1), await counted(old - 1)]).toEqual([[], [1, 0]])
    expect([await take(old), await counted(old)]).toEqual([['left new-buyers'], [0, 0]])

    const silent = T0 + 30 * day + 1
    expect(await store.turns.nextDueAt()).toBe(silent)
    expect([await take(silent - 1), await counted(silent - 1)]).toEqual([[], [0, 0]])
    expect([await take(silent), await counted(silent)]).toEqual([['entered silent-buyers'], [0, 1]])

    await ordered(silent + day, 200)
    expect([await take(silent + day), await counted(silent + day)]).toEqual([['left silent-buyers'], [0, 0]])
    expect(await store.turns.nextDueAt()).toBe(silent + day + 30 * day + 1)
  })

  test('an event that is told of late was the first all the same', async () => {
    await ordered(T0, 150)
    await take(T0)
    const content = anEvent('Order placed', { total: 500 })
    await store.inputs.receive([anInput(known('anna@acme.se'), content, { at: T0 - 20 * day, receivedAt: T0 + 1 })])
    expect([await take(T0 + 1), await counted(T0 + 1)]).toEqual([['left new-buyers'], [0, 0]])
  })
})
