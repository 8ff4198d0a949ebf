import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../store.ts'
import { byAnna, someContacts, T0 } from '../testing/builders.ts'
import { testStores, type TestStore } from '../testing/index.ts'

const email = { channel: 'email', to: 'anna@acme.com', subject: 'Hello', body: 'Hi' } as const
const call = { flow: 'welcome', node: 'call' }
const other = { flow: 'welcome', node: 'mail' }

describe.each(testStores)('what sending minds on $name', ({ open }) => {
  let opened: TestStore
  let store: Store
  let contacts: number[]
  beforeEach(async () => {
    opened = await open()
    store = opened.store
    contacts = await someContacts(store, { first_name: 'Anna' }, { first_name: 'Bo' }, { first_name: 'Cyr' })
  })
  afterEach(() => opened.remove())

  const add = async (contact: number | undefined, step: typeof call, key = `${contact}:${step.node}`) => {
    const id = store.ids.next('delivery')
    const row = { id, key, contactId: contact ?? 0, runId: null, stepId: 1, ...step, message: email, createdAt: T0 }
    await store.deliveries.add([row])
    return id
  }
  const claim = async (now: number) =>
    (await store.deliveries.claim({ channel: 'email', now, leaseMs: 100, limit: 10 })).map(({ id }) => id)
  const statusOf = async (id: number) => (await store.deliveries.get(id))?.status
  const pause = (pausedAt = T0) =>
    store.pausedSteps.pause({ ...call, pausedAt, contacts: 12, failed: 9, detail: '503' })

  test('a paused step holds what it has written and what it will write, and no other step does', async () => {
    const before = await add(contacts[0], call)
    expect(await pause()).toBe(true)
    expect(await pause()).toBe(false)
    const after = await add(contacts[1], call)
    const elsewhere = await add(contacts[1], other)
    expect(await claim(T0)).toEqual([elsewhere])
    expect([await statusOf(before), await statusOf(after)]).toEqual(['held', 'held'])
    expect(await store.pausedSteps.list()).toEqual([
      { ...call, flowName: 'welcome', nodeName: 'call', pausedAt: T0, contacts: 12, failed: 9, detail: '503', held: 2 },
    ])
    expect(await store.deliveries.countToLookAt()).toEqual([{ status: 'held', count: 2 }])
    expect(await store.pausedSteps.resume(call, T0 + 5)).toBe(true)
    expect(await store.pausedSteps.resume(call, T0 + 5)).toBe(false)
    expect(await claim(T0 + 5)).toEqual([before, after])
    expect(await store.pausedSteps.list()).toEqual([])
    expect(await store.pausedSteps.resumedAt(call)).toBe(T0 + 5)
  })

  test('what was claimed before its step was paused does not leave', async () => {
    const id = await add(contacts[0], call)
    await claim(T0)
    await pause()
    expect(await store.deliveries.begin([id], { at: T0, leaseMs: 100 })).toEqual([])
    expect(await statusOf(id)).toBe('held')
  })

  test('contacts are counted once, and messages nobody wanted to leave are not counted', async () => {
    const finish = async (id: number, status: 'sent' | 'skipped' | 'needs-attention', at: number) => {
      await store.deliveries.begin([id], { at, leaseMs: 100 })
      await store.deliveries.finish({ id, attempt: 1 }, { status, reason: null, detail: '' }, at)
    }
    await finish(await add(contacts[0], call, 'a'), 'needs-attention', T0 + 1)
    await finish(await add(contacts[0], call, 'b'), 'needs-attention', T0 + 2)
    await finish(await add(contacts[1], call, 'c'), 'sent', T0 + 3)
    await finish(await add(contacts[2], call, 'd'), 'skipped', T0 + 4)
    await finish(await add(contacts[2], other, 'e'), 'needs-attention', T0 + 5)
    expect(await store.deliveries.recentAt(call, T0)).toEqual({ contacts: 2, failed: 1 })
    expect(await store.deliveries.recentAt(call, T0 + 2)).toEqual({ contacts: 1, failed: 0 })
  })

  test('all that failed at a step are queued again', async () => {
    const failed = [await add(contacts[0], call), await add(contacts[1], call), await add(contacts[1], other)]
    await store.deliveries.begin(failed, { at: T0, leaseMs: 100 })
    for (const id of failed)
      await store.deliveries.finish({ id, attempt: 1 }, { status: 'needs-attention', reason: null, detail: '' }, T0)
    expect(await store.deliveries.retryAll({ status: 'needs-attention', ...call }, T0 + 9)).toBe(2)
    expect(await claim(T0 + 9)).toEqual(failed.slice(0, 2))
    expect(await store.deliveries.retryAll({ status: 'unknown' }, T0 + 9)).toBe(0)
  })

  test('a message that is being sent longer than it may is known', async () => {
    const id = await add(contacts[0], call)
    await claim(T0)
    await store.deliveries.begin([id], { at: T0, leaseMs: 100 })
    expect(await store.deliveries.overdue(T0 + 99, 10)).toEqual([])
    expect(await store.deliveries.overdue(T0 + 100, 10)).toMatchObject([{ id, status: 'sending' }])
  })

  test('several processes never get the same message', async () => {
    for (let nr = 0; nr < 30; nr++) await add(contacts[nr % 3], call, `nr ${nr}`)
    const got = await Promise.all([1, 2, 3, 4].map(() => claim(T0)))
    const all = [...got.flat(), ...(await claim(T0)), ...(await claim(T0)), ...(await claim(T0))]
    expect([all.length, new Set(all).size]).toEqual([30, 30])
  })

  test('moments to send are handed out one after the other, each key for itself', async () => {
    const take = (key: string, now: number) => store.deliveries.takeSlot(key, 10, now)
    expect([await take('all', T0), await take('all', T0), await take('all', T0 + 1)]).toEqual([T0, T0 + 10, T0 + 20])
    expect(await take('acme.com', T0 + 1)).toBe(T0 + 1)
    expect(await take('all', T0 + 500)).toBe(T0 + 500)
  })

  test('an address is suppressed once, for the first reason, until it is taken off the list', async () => {
    const suppress = (hash: string, reason: 'unsubscribed' | 'bounced', at: number) =>
      store.suppressions.add({ hash, address: `${hash}@acme.com`, reason, detail: '', at })
    await suppress('anna', 'bounced', T0)
    await suppress('anna', 'unsubscribed', T0 + 1)
    await suppress('bo', 'unsubscribed', T0 + 2)
    expect(await store.suppressions.find('anna')).toMatchObject({ reason: 'bounced', at: T0 })
    const first = await store.suppressions.list({ limit: 1 })
    expect(first.rows.map(({ hash }) => hash)).toEqual(['bo'])
    const rest = await store.suppressions.list({ limit: 5, cursor: first.next ?? '' })
    expect(rest.rows.map(({ hash }) => hash)).toEqual(['anna'])
    expect((await store.suppressions.list({ limit: 5, reason: 'bounced', q: 'ANNA' })).rows).toHaveLength(1)
    expect(await store.suppressions.remove('anna')).toBe(true)
    expect(await store.suppressions.remove('anna')).toBe(false)
    expect(await store.suppressions.find('anna')).toBeNull()
  })

  test('who is erased stays on the list of those nobody may write to, as a hash alone', async () => {
    const [erased = 0] = await someContacts(store, { email: 'dan@acme.com' })
    await store.suppressions.add({
      hash: 'dan',
      address: 'dan@acme.com',
      reason: 'unsubscribed',
      detail: 'Dan',
      at: T0,
    })
    const held = await add(erased, call)
    await pause()
    await store.contacts.delete(erased, { at: T0, cause: byAnna })
    expect(await store.suppressions.find('dan')).toMatchObject({ address: null, detail: '', reason: 'unsubscribed' })
    expect(await store.deliveries.get(held)).toMatchObject({ status: 'skipped', to: '', title: '' })
  })

  test('a worker is known until it leaves', async () => {
    await store.workers.beat({ id: 'one', host: 'a' }, T0)
    await store.workers.beat({ id: 'two', host: 'b' }, T0 + 1)
    await store.workers.beat({ id: 'one', host: 'a' }, T0 + 2)
    await store.workers.leave('two')
    expect(await store.workers.list(T0)).toEqual([{ id: 'one', host: 'a', startedAt: T0, beatAt: T0 + 2 }])
    expect(await store.workers.list(T0 + 2)).toEqual([])
  })
})
