import { emptyFlow, type NewDelivery } from '@etape/flow'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { HoldRule } from '../shapes/holds.ts'
import type { Store } from '../store.ts'
import { aTurn, byAnna, load, someContacts, T0 } from '../testing/builders.ts'
import { testStores, type TestStore } from '../testing/index.ts'

const by = { by: 'Anna', at: T0 }
const reason = { text: 'Anna took it back.' }
const flow = 'welcome'

describe.each(testStores)('first messages that are held, on $name', ({ open }) => {
  let opened: TestStore
  let store: Store
  let contacts: number[]
  beforeEach(async () => {
    opened = await open()
    store = opened.store
    contacts = await someContacts(store, { first_name: 'Anna' }, { first_name: 'Bo' }, { first_name: 'Cyr' })
    const node = { id: 'mail', type: 'send-email', name: 'Say hello', config: {}, position: { x: 0, y: 0 } }
    await store.flows.create({ name: 'Welcome', description: '', document: { ...emptyFlow, nodes: [node] }, ...by })
  })
  afterEach(() => opened.remove())

  const publish = (hold?: HoldRule) => store.flows.publish(flow, { revision: 1, note: '', hold, ...by })

  /** What turns of one batch write, one message for each of these contacts; answers the messages. */
  const write = async (whose: readonly number[], { holdFor, at = T0 }: { holdFor?: number; at?: number } = {}) => {
    const states = await load(store, [...new Set(whose)])
    const messages = whose.map((contactId): NewDelivery => {
      const id = store.ids.next('delivery')
      const message = { channel: 'email', to: 'a@acme.com', subject: 'Hello', body: 'Hi' } as const
      return {
        id, key: `key ${id}`, contactId, runId: null, stepId: null, flow, node: 'mail', message, createdAt: at,
        ...(holdFor !== undefined && { holdFor }),
      } // prettier-ignore
    })
    await store.turns.commitTurns(
      states.map((state) =>
        aTurn(state, { deliveries: messages.filter(({ contactId }) => contactId === state.contact.id) }),
      ),
    )
    return messages.map(({ id }) => id)
  }
  const statusesOf = (ids: readonly number[]) =>
    Promise.all(ids.map(async (id) => (await store.deliveries.get(id))?.status))
  const claim = async (now = T0 + 1e6) =>
    (await store.deliveries.claim({ channel: 'email', now, leaseMs: 100, limit: 10 })).map(({ id }) => id)
  const holds = (now = T0) => store.holds.list({ now })
  const [anna, bo, cyr] = [0, 1, 2].map((index) => () => contacts[index] ?? 0) as [
    () => number,
    () => number,
    () => number,
  ]

  test('the messages of the first contacts wait, and those of later ones go out', async () => {
    const version = await publish({ type: 'contacts', contacts: 2 })
    const first = await write([anna(), anna()], { holdFor: version.id })
    const second = await write([bo(), cyr()], { holdFor: version.id })
    const third = await write([anna(), cyr()], { holdFor: version.id })
    expect(await statusesOf([...first, ...second, ...third])).toEqual([
      'held', 'held', 'held', 'queued', 'held', 'queued',
    ]) // prettier-ignore
    expect(await claim()).toEqual([second[1], third[1]])
    expect(await holds()).toEqual([
      {
        flow: { id: flow, name: 'Welcome' }, version: 1, rule: { type: 'contacts', contacts: 2 }, openedAt: T0,
        contacts: 2, held: 4, isOpen: false,
      },
    ]) // prettier-ignore
  })

  test('messages written within a time wait, and later ones go out', async () => {
    const version = await publish({ type: 'until', until: T0 + 100 })
    const within = await write([anna()], { holdFor: version.id, at: T0 + 99 })
    const after = await write([anna(), bo()], { holdFor: version.id, at: T0 + 100 })
    expect(await statusesOf([...within, ...after])).toEqual(['held', 'queued', 'queued'])
    expect(await holds(T0 + 99)).toMatchObject([{ held: 1, isOpen: true }])
    expect(await holds(T0 + 100)).toMatchObject([{ held: 1, isOpen: false }])
  })

  test('what waits is shown with its contact, its step and what it says', async () => {
    const version = await publish({ type: 'contacts', contacts: 2 })
    const [id = 0, next = 0] = await write([anna(), bo()], { holdFor: version.id })
    const first = await store.holds.messages(flow, { limit: 1 })
    expect(first.rows).toEqual([
      {
        id, contact: { id: anna(), name: 'Anna' }, run: null, node: { id: 'mail', name: 'Say hello' },
        channel: 'email', to: 'a@acme.com', subject: 'Hello', body: 'Hi', createdAt: T0,
      },
    ]) // prettier-ignore
    const rest = await store.holds.messages(flow, { limit: 1, cursor: first.next ?? '' })
    expect([rest.rows.map((row) => row.id), rest.next]).toEqual([[next], null])
  })

  test('one that is let go is sent, and so are later ones of its contact', async () => {
    const version = await publish({ type: 'contacts', contacts: 2 })
    const [first = 0, other = 0] = await write([anna(), bo()], { holdFor: version.id })
    expect(await store.holds.release({ flow, ids: [first] }, { by: 'Anna', at: T0 + 5 })).toBe(1)
    expect(await store.holds.release({ flow, ids: [first] }, { by: 'Anna', at: T0 + 5 })).toBe(0)
    const later = await write([anna(), bo()], { holdFor: version.id })
    expect(await statusesOf([first, other, ...later])).toEqual(['queued', 'held', 'queued', 'held'])
    expect(await claim()).toEqual([first, later[0]])
  })

  test('when all are let go, nothing is held any more', async () => {
    const version = await publish({ type: 'contacts', contacts: 3 })
    const waiting = await write([anna(), bo()], { holdFor: version.id })
    expect(await store.holds.release({ flow }, { by: 'Anna', at: T0 + 5 })).toBe(2)
    const later = await write([cyr()], { holdFor: version.id })
    expect(await statusesOf([...waiting, ...later])).toEqual(['queued', 'queued', 'queued'])
    expect(await holds()).toEqual([])
    expect((await store.settings.loadDefinitions()).holding).toEqual([])
  })

  test('one that is taken back is skipped with the reason, and the next of its contact waits again', async () => {
    const version = await publish({ type: 'contacts', contacts: 2 })
    const [first = 0, other = 0] = await write([anna(), bo()], { holdFor: version.id })
    const taken = await store.holds.cancel({ flow, ids: [first] }, { reason, at: T0 + 5 })
    expect(taken).toMatchObject([{ id: first, contactId: anna(), message: { subject: 'Hello' } }])
    expect(await store.deliveries.get(first)).toMatchObject({ status: 'skipped', reason, doneAt: T0 + 5 })
    expect(await store.holds.cancel({ flow, ids: [first] }, { reason, at: T0 + 6 })).toEqual([])
    const later = await write([anna()], { holdFor: version.id })
    expect(await statusesOf([other, ...later])).toEqual(['held', 'held'])
    expect(await store.holds.cancel({ flow }, { reason, at: T0 + 7 })).toHaveLength(2)
    expect(await claim()).toEqual([])
  })

  test('a step that is paused and goes on lets nothing go that waits for a look', async () => {
    const version = await publish({ type: 'contacts', contacts: 1 })
    const [waiting = 0] = await write([anna()], { holdFor: version.id })
    const step = { flow, node: 'mail' }
    await store.pausedSteps.pause({ ...step, pausedAt: T0, contacts: 12, failed: 9, detail: '' })
    expect(await store.pausedSteps.list()).toMatchObject([{ held: 0 }])
    await store.pausedSteps.resume(step, T0 + 5)
    expect(await statusesOf([waiting])).toEqual(['held'])
  })

  test('a version without a hold holds nothing, and the one before goes on holding what it has', async () => {
    const version = await publish({ type: 'contacts', contacts: 5 })
    const held = await write([anna()], { holdFor: version.id })
    await publish()
    expect((await store.settings.loadDefinitions()).holding).toEqual([version.id])
    const free = await write([bo()])
    expect(await statusesOf([...held, ...free])).toEqual(['held', 'queued'])
    expect(await holds()).toMatchObject([{ version: 1, held: 1, isOpen: false }])
  })

  test('who is erased waits no longer', async () => {
    const version = await publish({ type: 'contacts', contacts: 1 })
    const [waiting = 0] = await write([anna()], { holdFor: version.id })
    await store.contacts.delete(anna(), { at: T0, cause: byAnna })
    expect(await statusesOf([waiting])).toEqual(['skipped'])
    expect((await store.holds.messages(flow, { limit: 10 })).rows).toEqual([])
  })

  test('turns that are taken at once hold no more contacts than were asked for', async () => {
    const version = await publish({ type: 'contacts', contacts: 2 })
    const many = await someContacts(store, ...Array.from({ length: 12 }, () => ({})))
    const batches = await Promise.all([0, 4, 8].map((from) => load(store, many.slice(from, from + 4))))
    await Promise.all(
      batches.map((states) =>
        store.turns.commitTurns(
          states.map((state) => {
            const id = store.ids.next('delivery')
            const message = { channel: 'email', to: null, subject: '', body: '' } as const
            const about = { contactId: state.contact.id, runId: null, stepId: null, flow, node: 'mail' }
            const delivery = { id, key: `k${id}`, ...about, message, createdAt: T0, holdFor: version.id }
            return aTurn(state, { deliveries: [delivery] })
          }),
        ),
      ),
    )
    expect(await holds()).toMatchObject([{ contacts: 2, held: 2 }])
  })
})
