import type { Deal } from '@etape/crm'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Page, Store } from '../store.ts'
import { aRun, aStep, aTurn, load, someContacts, T0 } from '../testing/builders.ts'
import { testStores, type TestStore } from '../testing/index.ts'

// What another process, or another thread, wrote later and has a lower id, as each hands out a range of its own; two at one moment.
const times = [T0 + 3000, T0 + 1000, T0 + 2000, T0 + 2000]
const places = [0, 3, 2, 1]

describe.each(testStores)('what is listed newest first on $name', ({ open }) => {
  let opened: TestStore
  let store: Store
  beforeEach(async () => {
    opened = await open()
    store = opened.store
  })
  afterEach(() => opened.remove())

  /** All of a list, two at a time, as the places in `times`. */
  async function placesIn<Row extends { id: number }>(
    ids: readonly number[],
    list: (asked: { limit: number; cursor?: string }) => Promise<Page<Row>>,
  ): Promise<number[]> {
    const found: number[] = []
    let cursor: string | undefined
    do {
      const page = await list({ limit: 2, ...(cursor !== undefined && { cursor }) })
      found.push(...page.rows.map(({ id }) => ids.indexOf(id)))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    return found
  }

  test('runs are in the order in which they began, of a flow, of a contact and of all, and so are visits', async () => {
    const contacts = await someContacts(store, {}, {}, {}, {})
    const states = await load(store, contacts)
    const runs = contacts.map((id, at) => aRun(store, id, { startedAt: times[at] ?? 0 }))
    const steps = runs.map((run) => aStep(store, run))
    await store.turns.commitTurns(
      states.map((state, at) => {
        const ofIt = <Made extends { contactId: number }>(made: Made) => made.contactId === contacts[at]
        const began = runs.filter(ofIt).map((run) => ({ run, created: true }))
        return aTurn(state, { runs: began, steps: steps.filter(ofIt).map((step) => ({ step, created: true })) })
      }),
    )
    const ids = runs.map(({ id }) => id)
    expect(await placesIn(ids, (asked) => store.runs.list(asked))).toEqual([0, 3, 2, 1])
    expect(await placesIn(ids, (asked) => store.runs.list({ ...asked, flow: 'welcome' }))).toEqual([0, 3, 2, 1])
    const visited = { node: 'wait-1', sort: 'visited' as const, outlet: undefined, version: undefined }
    const visits = async (asked: { limit: number; cursor?: string }) => {
      const page = await store.steerings.visits('welcome', { ...asked, ...visited, from: undefined, to: undefined })
      return { ...page, rows: page.rows.map(({ run }) => run) }
    }
    expect(await placesIn(ids, visits)).toEqual([0, 3, 2, 1])
  })

  test('the latest run of a contact is the one that began last', async () => {
    const [contact = 0] = await someContacts(store, {})
    const [state] = await load(store, [contact])
    if (!state) throw new Error('no contact')
    const runs = times.map((startedAt, at) => aRun(store, contact, { startedAt, key: String(at) }))
    await store.turns.commitTurns([aTurn(state, { runs: runs.map((run) => ({ run, created: true })) })])
    expect((await store.runs.latest(contact, 'welcome'))?.run.startedAt).toBe(T0 + 3000)
    const ids = runs.map(({ id }) => id)
    expect(await placesIn(ids, (asked) => store.contacts.runs(contact, asked))).toEqual(places)
  })

  test('messages are in the order in which they were written, and first messages the other way round', async () => {
    const [contact = 0] = await someContacts(store, {})
    const ids = times.map(() => store.ids.next('delivery'))
    await store.deliveries.add(
      times.map((createdAt, at) => ({
        id: ids[at] ?? 0,
        key: String(at),
        contactId: contact,
        runId: null,
        stepId: null,
        flow: 'welcome',
        node: 'mail',
        message: { channel: 'email' as const, to: 'anna@acme.se', subject: 'Hello', body: '' },
        createdAt,
      })),
    )
    const step = { flow: 'welcome', node: 'mail' }
    expect(await placesIn(ids, (asked) => store.deliveries.list(asked))).toEqual(places)
    expect(await placesIn(ids, (asked) => store.deliveries.list({ ...asked, ...step }))).toEqual(places)
    expect(await placesIn(ids, (asked) => store.deliveries.list({ ...asked, contact }))).toEqual(places)
    await sql`update delivery set status = 'held', hold = 1`.execute(store.auth.kysely)
    expect(await placesIn(ids, (asked) => store.deliveries.list({ ...asked, status: 'held' }))).toEqual(places)
    expect(await placesIn(ids, (asked) => store.holds.messages('welcome', asked))).toEqual(places.toReversed())
  })

  test('an inbox, files and a contact’s deals are in the order of their times', async () => {
    const [contact = 0] = await someContacts(store, {})
    const about = { users: ['anna'], deliveryId: null, body: '', contactId: null, runId: null }
    for (const at of times) await store.notifications.add({ ...about, title: String(at), at })
    const told = await store.notifications.list('anna', { limit: 10 })
    expect(told.rows.map(({ at }) => at - T0)).toEqual([3000, 2000, 2000, 1000])

    const file = { fileName: 'a.csv', object: 'contact' as const, rows: 1, by: 'Anna', path: 'a', facts: {} }
    const files: number[] = []
    for (const at of times) files.push((await store.imports.create({ ...file, at })).id)
    expect(await placesIn(files, (asked) => store.imports.list(asked))).toEqual(places)

    const deals = times.map((created_at): Deal => ({
      id: store.ids.next('deal'),
      version: 1,
      companyId: null,
      contactIds: [contact],
      fields: { name: 'Acme', created_at },
    }))
    await store.deals.createMany(deals, {})
    const found = (await store.contacts.detail(contact))?.deals.map(({ id }) =>
      deals.findIndex((deal) => deal.id === id),
    )
    expect(found).toEqual(places)
  })
})
