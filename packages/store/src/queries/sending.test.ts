import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../store.ts'
import { someContacts, T0 } from '../testing/builders.ts'
import { testStores, type TestStore } from '../testing/index.ts'

const email = { channel: 'email', to: 'anna@acme.com', subject: 'Hello', body: 'Hi Anna' } as const

describe.each(testStores)('sending on $name', ({ open }) => {
  let opened: TestStore
  let store: Store
  let anna: number
  beforeEach(async () => {
    opened = await open()
    store = opened.store
    anna = (await someContacts(store, { first_name: 'Anna' }))[0] ?? 0
  })
  afterEach(() => opened.remove())

  const add = async (key: string, createdAt = T0) => {
    const id = store.ids.next('delivery')
    await store.deliveries.add([
      { id, key, contactId: anna, runId: null, stepId: null, flow: null, node: null, message: email, createdAt },
    ])
    return id
  }
  const claim = (now: number) => store.deliveries.claim({ channel: 'email', now, leaseMs: 100, limit: 10 })
  const begin = async (now: number) => {
    const claimed = await claim(now)
    await store.deliveries.begin(
      claimed.map(({ id }) => id),
      { at: now, leaseMs: 100 },
    )
    return claimed
  }

  test('a message is handed out once, oldest first, and tried again when it should be', async () => {
    const late = await add('b', T0 + 1)
    const first = await add('a')
    await add('a')
    expect(await begin(T0)).toEqual([
      { id: first, key: 'a', contactId: anna, runId: null, stepId: null, flow: null, node: null, message: email, attempt: 1, paced: 0 },
    ]) // prettier-ignore
    expect(await claim(T0)).toEqual([])
    expect((await begin(T0 + 1)).map(({ id }) => id)).toEqual([late])
    const reason = { text: 'The server said no' }
    await store.deliveries.finish(
      { id: first, attempt: 1 },
      { status: 'retrying', nextAttemptAt: T0 + 500, reason, detail: '451' },
      T0 + 2,
    )
    await store.deliveries.finish({ id: late, attempt: 1 }, { status: 'sent', reason: null, detail: '250' }, T0 + 2)
    expect(await store.deliveries.nextDueAt()).toBe(T0 + 500)
    expect(await store.deliveries.get(first)).toMatchObject({
      status: 'retrying',
      attempts: 1,
      nextAttemptAt: T0 + 500,
      reason,
      doneAt: null,
    })
    expect((await begin(T0 + 500)).map(({ attempt }) => attempt)).toEqual([2])
    await store.deliveries.finish(
      { id: first, attempt: 2 },
      { status: 'needs-attention', reason, detail: '550' },
      T0 + 501,
    )
    expect(await store.deliveries.get(first)).toEqual({
      id: first, channel: 'email', status: 'needs-attention', to: 'anna@acme.com', title: 'Hello', contact: { id: anna, name: 'Anna' },
      run: null, flow: null, attempts: 2, reason, createdAt: T0, nextAttemptAt: null, doneAt: T0 + 501, subject: 'Hello', body: 'Hi Anna',
      log: [{ at: T0 + 2, outcome: 'retrying', detail: '451' }, { at: T0 + 501, outcome: 'needs-attention', detail: '550' }],
    }) // prettier-ignore
    expect(await store.deliveries.retry(late, T0 + 600)).toBe(false)
    expect(await store.deliveries.retry(first, T0 + 600)).toBe(true)
    expect(await claim(T0 + 600)).toHaveLength(1)
  })

  test('what was being sent when the process went down is known', async () => {
    const id = await add('a')
    await begin(T0)
    expect(await store.deliveries.lost(T0 + 99)).toEqual([])
    expect(await store.deliveries.lost(T0 + 100)).toMatchObject([{ id, attempt: 1 }])
    await store.deliveries.finish({ id, attempt: 1 }, { status: 'unknown', reason: null, detail: '' }, T0 + 100)
    expect(await store.deliveries.lost(T0 + 100)).toEqual([])
  })

  test('what was being sent is settled at once where nobody else can be at it', async () => {
    const id = await add('a')
    await begin(T0)
    const left = (await store.deliveries.leftBehind()).map((delivery) => delivery.id)
    expect(left).toEqual((await store.check()).database === 'sqlite' ? [id] : [])
  })

  test('what was claimed and not begun when the process went down is claimed again', async () => {
    const id = await add('a')
    await claim(T0)
    expect(await claim(T0 + 99)).toEqual([])
    expect(await store.deliveries.lost(T0 + 100)).toEqual([])
    expect(await claim(T0 + 100)).toMatchObject([{ id, attempt: 1 }])
  })

  test('what is put back for later is no attempt', async () => {
    const id = await add('a')
    await claim(T0)
    await store.deliveries.postpone([{ id, until: T0 + 50, reason: { text: 'Night' }, paced: 1 }])
    expect(await store.deliveries.get(id)).toMatchObject({
      status: 'queued',
      attempts: 0,
      nextAttemptAt: T0 + 50,
      log: [],
    })
    expect(await claim(T0 + 49)).toEqual([])
    expect(await claim(T0 + 50)).toMatchObject([{ id, attempt: 1, paced: 1 }])
  })

  test('the outbox is listed by what messages are', async () => {
    const notification = {
      channel: 'notification',
      to: { type: 'users', users: ['anna', 'bo'] },
      title: 'Look',
      body: 'Here',
      alsoByEmail: false,
    } as const
    await store.deliveries.add([
      {
        id: store.ids.next('delivery'),
        key: 'n',
        contactId: anna,
        runId: 5,
        stepId: 6,
        flow: 'welcome',
        node: 'tell',
        message: notification,
        createdAt: T0,
      },
    ])
    await add('a')
    const list = async (rest: object) => (await store.deliveries.list({ limit: 10, ...rest })).rows.map(({ to }) => to)
    expect(await list({})).toEqual(['anna@acme.com', 'user:anna, user:bo'])
    expect(await list({ channel: 'email', status: 'queued', contact: anna })).toEqual(['anna@acme.com'])
    expect(await list({ status: 'sent' })).toEqual([])
  })

  test('an inbox has each notification once, until it is read', async () => {
    const notify = (users: string[], deliveryId: number | null) =>
      store.notifications.add({ users, deliveryId, title: 'Look', body: 'Here', contactId: anna, runId: 7, at: T0 })
    await notify(['bo', 'cyr'], 1)
    await notify(['bo', 'cyr'], 1)
    await notify(['bo'], null)
    const inbox = await store.notifications.list('bo', { limit: 1 })
    expect(inbox).toMatchObject({
      unread: 2,
      total: null,
      rows: [{ title: 'Look', contact: { id: anna, name: 'Anna' }, run: 7, readAt: null }],
    })
    const rest = await store.notifications.list('bo', { limit: 5, cursor: inbox.next ?? '' })
    expect(rest.rows).toHaveLength(1)
    expect(await store.notifications.markRead('bo', T0 + 1, [rest.rows[0]?.id ?? 0])).toBe(1)
    expect((await store.notifications.list('bo', { limit: 5, unread: true })).rows).toHaveLength(1)
    expect(await store.notifications.markRead('bo', T0 + 2)).toBe(0)
    expect(await store.notifications.unread('cyr')).toBe(1)
  })
})
