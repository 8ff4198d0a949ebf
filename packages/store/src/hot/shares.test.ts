import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ConflictError } from '../errors.ts'
import type { Store } from '../store.ts'
import { anEvent, aTurn, byAnna, load, someContacts, T0 } from '../testing/builders.ts'
import { testStores, type TestStore } from '../testing/index.ts'

const hour = 3_600_000

describe.each(testStores)('what turns share out on $name', ({ open }) => {
  let opened: TestStore
  let store: Store
  let contact: number
  beforeEach(async () => {
    opened = await open()
    store = opened.store
    ;[contact = 0] = await someContacts(store, { owner: 'bo' })
  })
  afterEach(() => opened.remove())

  const all = { now: T0, cappedFlows: ['welcome'], usesRota: true, usesLoads: true }
  const commit = async (shares: Awaited<ReturnType<typeof store.turns.openShares>>) =>
    store.turns.commitTurns(
      (await load(store, [contact])).map((state) => aTurn(state)),
      shares,
    )

  test('places in a flow are counted by the hour, and later hours are kept for those who wait', async () => {
    const first = await store.turns.openShares(all)
    const taken = [1, 2, 3].map(() => first.entries.take('welcome', 2, T0))
    expect(taken).toEqual(['now', 'now', T0 + hour])
    await commit(first)
    const second = await store.turns.openShares(all)
    expect([1, 2].map(() => second.entries.take('welcome', 2, T0))).toEqual([T0 + hour, T0 + 2 * hour])
    expect(second.entries.take('other', 1, T0)).toBe('now')
  })

  test('of two that share out the same places at once, one has to begin anew', async () => {
    const [one, other] = [await store.turns.openShares(all), await store.turns.openShares(all)]
    one.entries.take('welcome', 1, T0)
    other.entries.take('welcome', 1, T0)
    await commit(one)
    await expect(commit(other)).rejects.toThrow(ConflictError)
    const again = await store.turns.openShares(all)
    expect(again.entries.take('welcome', 1, T0)).toBe(T0 + hour)
    await commit(again)
  })

  test('people take turns from one batch to the next', async () => {
    const people = ['anna', 'bo', 'cleo']
    const first = await store.turns.openShares(all)
    expect([1, 2].map(() => first.rota('welcome:1', people))).toEqual(['anna', 'bo'])
    await commit(first)
    const second = await store.turns.openShares(all)
    expect([1, 2].map(() => second.rota('welcome:1', people))).toEqual(['cleo', 'anna'])
    expect(second.rota('welcome:1', [])).toBeNull()
    expect(second.rota('other', people)).toBe('anna')
  })

  test('who has least to do gets the next, and what was given counts at once', async () => {
    const shares = await store.turns.openShares(all)
    expect([1, 2, 3].map(() => shares.leastLoaded(['bo', 'anna']))).toEqual(['anna', 'bo', 'anna'])
    expect(shares.leastLoaded([])).toBeNull()
  })

  test('an input that is due later stays until then, and makes its contact due then', async () => {
    const content = anEvent('Later')
    const later = [{ content, hop: 0, at: T0, dueAt: T0 + hour }]
    const [state] = await load(store, [contact])
    await store.turns.commitTurns(state ? [aTurn(state, { at: T0 + 1, later })] : [])
    expect(await store.turns.nextDueAt()).toBe(T0 + hour)
    const settings = { eventNames: [], joinCompanyByDomain: true }
    const [before] = await store.turns.loadStates([contact], { ...settings, now: T0 + hour - 1 })
    expect(before).toMatchObject({ inputs: [], turnedAt: T0 + 1 })
    const [due] = await store.turns.loadStates([contact], { ...settings, now: T0 + hour })
    expect(due?.inputs).toMatchObject([{ content, receivedAt: T0 + hour }])
    expect(await store.inputs.waitingFor([contact])).toBe(0)
  })

  test('a schedule fires once, whoever sees it, and those meant are told batch by batch', async () => {
    const schedule = { flow: 'welcome', node: 'start', cron: '0 9 * * *', zone: 'UTC', nextAt: T0, firedAt: null }
    await store.schedules.replace([schedule])
    expect(await store.schedules.nextAt()).toBe(T0)
    const content = { type: 'enrol', flow: 'welcome', node: 'start', cause: byAnna } as const
    const enrolment = { flow: 'welcome', node: 'start', content, contacts: [contact, 999], perMinute: 1, at: T0 }
    const firing = { nextAt: T0 + 24 * hour, at: T0, enrolment }
    const id = await store.schedules.fire(schedule, firing)
    expect(await store.schedules.fire(schedule, firing)).toBeNull()
    expect(await store.enrolments.open()).toEqual([id])
    expect(await store.enrolments.goOn(id ?? 0)).toBe(1)
    expect(await store.enrolments.goOn(id ?? 0)).toBeNull()
    expect(await store.enrolments.list('welcome', 5)).toMatchObject([{ total: 2, written: 2, done: true }])
    await store.schedules.replace([{ ...schedule, nextAt: T0 + 1 }])
    expect(await store.schedules.nextAt()).toBe(T0 + 24 * hour)
    await store.schedules.replace([{ ...schedule, cron: '0 10 * * *', nextAt: T0 + 1 }])
    expect(await store.schedules.nextAt()).toBe(T0 + 1)
    await store.schedules.replace([])
    expect(await store.schedules.list()).toEqual([])
  })

  test('an enrolment that is cancelled brings in nobody more', async () => {
    const content = { type: 'enrol', flow: 'welcome', cause: byAnna } as const
    const given = { flow: 'welcome', node: null, content, contacts: [contact, contact], perMinute: 1, at: T0 }
    const told = await store.enrolments.begin(given)
    await store.enrolments.goOn(told)
    const untold = await store.enrolments.begin(given)
    expect(await store.enrolments.list('welcome', 2)).toMatchObject([{ waiting: 0 }, { waiting: 2, keptOut: 0 }])
    expect(await store.enrolments.cancel(told, { flow: 'other', at: T0 })).toBeNull()
    expect(await store.enrolments.cancel(told, { flow: 'welcome', at: T0 + 5 })).toBe(2)
    expect(await store.enrolments.cancel(told, { flow: 'welcome', at: T0 + 6 })).toBe(2)
    expect(await store.enrolments.cancel(untold, { flow: 'welcome', at: T0 + 5 })).toBe(2)
    expect(await store.enrolments.goOn(untold)).toBeNull()
    const listed = { waiting: 0, keptOut: 2, cancelledAt: T0 + 5, done: true }
    expect(await store.enrolments.list('welcome', 2)).toMatchObject([listed, listed])
    expect(await store.inputs.waiting(`enrol:${told}`)).toBe(0)
  })

  test('a trigger keeps its address until it gets a new one', async () => {
    const hook = { flow: 'welcome', node: 'call', hash: 'a', sealed: 'x', createdAt: T0 }
    await store.hooks.saveNew([hook])
    await store.hooks.saveNew([{ ...hook, hash: 'b' }])
    expect(await store.hooks.byHash('b')).toBeNull()
    await store.hooks.used('welcome', 'call', T0 + 1)
    expect(await store.hooks.byHash('a')).toMatchObject({ flow: 'welcome', node: 'call', lastUsedAt: T0 + 1 })
    await store.hooks.save({ ...hook, hash: 'c' })
    expect(await store.hooks.byHash('a')).toBeNull()
    expect(await store.hooks.list('welcome')).toMatchObject([{ node: 'call', lastUsedAt: null }])
  })
})
