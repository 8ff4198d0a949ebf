import type { Condition } from '@etape/conditions'
import { buildCatalog, defaultCrmSettings } from '@etape/crm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CursorError } from '../errors.ts'
import type { ContactFilter, ContactSort, Order } from '../shapes/records.ts'
import type { Store } from '../store.ts'
import { aRun, aStep, aTurn, byAnna, load, someContacts, T0 } from '../testing/builders.ts'
import { testStores, type TestStore } from '../testing/index.ts'

describe.each(testStores)('contacts on $name', ({ open }) => {
  let opened: TestStore
  let store: Store
  beforeEach(async () => {
    opened = await open()
    store = opened.store
  })
  afterEach(() => opened.remove())

  const people = [
    { email: 'anna@acme.com', first_name: 'Anna', last_name: 'Ek', country: 'SE', score: 10, stage: 'lead' },
    { email: 'bo@acme.com', first_name: 'Bo', last_name: null, country: 'FR', score: null, stage: 'lead', plan: 'pro' },
    { email: 'cyr@other.com', first_name: 'Cyr', last_name: 'Ångström', country: 'SE', score: 10, stage: 'mql' },
    { email: null, first_name: null, last_name: null, external_id: 'u4', country: null, score: -1 },
  ]

  async function listAll(sort: ContactSort, order: Order, limit = 1): Promise<number[]> {
    const ids: number[] = []
    let cursor: string | undefined
    do {
      const page = await store.contacts.list({ sort, order, limit, cursor })
      ids.push(...page.rows.map(({ id }) => id))
      cursor = page.next ?? undefined
    } while (cursor)
    return ids
  }

  test('a list read page by page has everybody once, without a value last', async () => {
    await someContacts(store, ...people)
    expect(await listAll('score', 'desc')).toEqual([3, 1, 4, 2])
    expect(await listAll('score', 'asc')).toEqual([4, 1, 3, 2])
    expect(await listAll('last_name', 'asc')).toEqual([1, 3, 2, 4])
    expect(await listAll('email', 'desc', 3)).toEqual([3, 2, 1, 4])
    expect(await listAll('created_at', 'asc', 2)).toEqual([1, 2, 3, 4])
  })

  test('a list can be narrowed down', async () => {
    await someContacts(store, ...people)
    const found = async (filter: ContactFilter) => {
      const page = await store.contacts.list({ ...filter, sort: 'created_at', order: 'asc', limit: 10 })
      expect(page.total).toBe(page.rows.length)
      expect(await store.contacts.count(filter)).toBe(page.rows.length)
      return page.rows.map(({ name }) => name)
    }
    expect(await found({ q: 'ACME' })).toEqual(['Anna Ek', 'Bo'])
    expect(await found({ q: 'anna e' })).toEqual(['Anna Ek'])
    expect(await found({ q: '%' })).toEqual([])
    expect(await found({ stage: 'lead' })).toEqual(['Anna Ek', 'Bo'])
    expect(await found({ stage: 'mql', q: 'cyr' })).toEqual(['Cyr Ångström'])
    expect(await found({ company: 1 })).toEqual([])
    expect(await found({ segment: 'vip' })).toEqual([])
    expect(await found({ q: 'u4' })).toEqual(['u4'])
  })

  test('a condition picks contacts, also by custom fields', async () => {
    await someContacts(store, ...people)
    const plan = {
      object: 'contact',
      key: 'plan',
      type: 'text',
      label: { en: 'Plan', fr: 'Plan', sv: 'Plan' },
      builtIn: false,
    } as const
    const catalog = buildCatalog({ customFields: [plan], settings: defaultCrmSettings() })
    const asking = { now: T0, zone: 'Europe/Stockholm' }
    const matching = (condition: Condition) => store.contacts.sample({ where: { condition, catalog, asking } }, 10)
    const swedes = await matching({ fact: 'contact.country', operator: 'equal', value: 'SE' })
    expect(swedes.map(({ id }) => id)).toEqual([3, 1])
    const pro = await matching({ fact: 'contact.plan', operator: 'contains', value: 'PR' })
    expect(pro.map(({ id }) => id)).toEqual([2])
    expect(
      await store.contacts.count({
        where: { condition: { not: { fact: 'contact.plan', operator: 'is-set', value: null } }, catalog, asking },
      }),
    ).toBe(3)
  })

  test('a cursor of another list is refused', async () => {
    const asked = { sort: 'created_at', order: 'asc', limit: 10 } as const
    await expect(store.contacts.list({ ...asked, cursor: 'nonsense' })).rejects.toThrow(CursorError)
    await expect(
      store.contacts.list({ ...asked, cursor: Buffer.from('[1,2,3]').toString('base64url') }),
    ).rejects.toThrow(CursorError)
  })

  test('the timeline shows all that happened, newest first, page by page', async () => {
    const [id = 0] = await someContacts(store, { first_name: 'Anna' })
    const [state] = await load(store, [id])
    if (!state) throw new Error('not loaded')
    const run = aRun(store, id, {
      status: 'ended',
      outcome: 'completed',
      startedAt: T0 + 1,
      endedAt: T0 + 5,
      wakeAt: null,
      waiting: null,
    })
    const cause = {
      by: 'run',
      flow: run.flow,
      flowName: 'Welcome',
      version: 1,
      runId: run.id,
      stepId: 3,
      node: 'n',
      nodeName: 'N',
    } as const
    const task = {
      type: 'call',
      title: 'Call',
      notes: '',
      dueAt: null,
      priority: 'normal',
      assignee: null,
      contactId: id,
      companyId: null,
      dealId: null,
      doneAt: null,
      createdAt: T0 + 4,
      createdBy: cause,
    } as const
    const message = { channel: 'email', to: 'anna@acme.com', subject: 'Hello', body: 'Hi' } as const
    await store.turns.commitTurns([
      aTurn(state, {
        runs: [{ run, created: true }],
        steps: [{ step: aStep(store, run, { visit: 1 }), created: true }],
        events: [
          { id: store.ids.next('event'), contactId: id, name: 'Paid', at: T0, properties: { sum: 5 }, receivedAt: T0 },
        ],
        changes: [
          {
            id: store.ids.next('change'),
            record: 'contact',
            recordId: id,
            contactId: id,
            field: 'stage',
            before: null,
            after: 'lead',
            outcome: 'accepted',
            rule: null,
            cause,
            at: T0 + 3,
          },
        ],
        memberships: [{ segment: 'vip', contactId: id, moved: 'entered', at: T0 + 1, verdict: null, cause: byAnna }],
        tasks: [{ id: store.ids.next('task'), ...task }],
        notes: [{ id: store.ids.next('note'), contactId: id, text: 'Nice', at: T0 + 4, author: cause }],
        deliveries: [
          {
            id: store.ids.next('delivery'),
            key: '1:n:1:0',
            contactId: id,
            runId: run.id,
            stepId: 3,
            flow: 'welcome',
            node: 'n',
            message,
            createdAt: T0 + 4,
          },
        ],
      }),
    ])
    const dealCause = { ...byAnna }
    const deal = {
      id: store.ids.next('deal'),
      version: 1,
      companyId: null,
      contactIds: [id],
      fields: { name: 'Big', amount: 10, pipeline: 'sales', stage: 'new', created_at: T0 + 9 },
    }
    await store.deals.create(deal, {
      changes: [
        {
          id: store.ids.next('change'),
          record: 'deal',
          recordId: deal.id,
          contactId: null,
          field: 'stage',
          before: null,
          after: 'new',
          outcome: 'accepted',
          rule: null,
          cause: dealCause,
          at: T0 + 9,
        },
      ],
    })
    const whole = await store.contacts.timeline(id, { limit: 50 })
    expect(whole.rows.map(({ kind, at }) => [at - T0, kind])).toEqual([
      [9, 'deal'], [5, 'run'], [4, 'message'], [4, 'task'], [4, 'note'], [3, 'change'], [1, 'run'], [1, 'segment'], [0, 'event'],
    ]) // prettier-ignore
    const pages = []
    let cursor: string | undefined
    do {
      const page = await store.contacts.timeline(id, { limit: 2, cursor })
      pages.push(...page.rows)
      cursor = page.next ?? undefined
    } while (cursor)
    expect(pages).toEqual(whole.rows)
    expect(whole.rows[0]?.deal).toEqual({
      id: deal.id,
      name: 'Big',
      amount: 10,
      stage: 'new',
      pipeline: 'sales',
      cause: byAnna,
    })
    expect(whole.rows.find(({ kind }) => kind === 'note')?.note).toEqual({ text: 'Nice', author: cause })
    expect(whole.rows.find(({ kind }) => kind === 'event')?.event).toEqual({ name: 'Paid', properties: { sum: 5 } })
    expect((await store.contacts.timeline(id, { limit: 9, kinds: ['task', 'note'] })).rows).toHaveLength(2)
    expect(await store.contacts.detail(id)).toMatchObject({
      stages: [{ stage: 'lead', enteredAt: T0 + 3, leftAt: null }],
      deals: [{ id: deal.id, name: 'Big', amount: 10, type: 'open' }],
    })
  })

  test('a deleted contact leaves nothing of the person behind, and its history keeps its id', async () => {
    const [id = 0] = await someContacts(store, { email: 'anna@acme.com', first_name: 'Zoe' })
    const [state] = await load(store, [id])
    if (!state) throw new Error('not loaded')
    const run = aRun(store, id)
    const change = {
      record: 'contact',
      recordId: id,
      contactId: id,
      before: null,
      outcome: 'accepted',
      rule: null,
      cause: byAnna,
      at: T0,
    } as const
    await store.segments.create({ id: 'vip', name: 'VIP', description: '', kind: 'static', condition: null }, T0)
    await store.turns.commitTurns([
      aTurn(state, {
        runs: [{ run, created: true }],
        changes: [
          { ...change, id: store.ids.next('change'), field: 'first_name', after: 'Zoe' },
          { ...change, id: store.ids.next('change'), field: 'stage', after: 'lead' },
        ],
        memberships: [{ segment: 'vip', contactId: id, moved: 'entered', at: T0, verdict: null, cause: byAnna }],
      }),
    ])
    expect(await store.contacts.delete(id, { at: T0 + 1, cause: byAnna })).toBe(true)
    expect(await store.contacts.delete(id, { at: T0 + 1, cause: byAnna })).toBe(false)
    expect(await store.contacts.get(id)).toBeNull()
    expect(await store.contacts.find({ email: 'anna@acme.com' })).toBeNull()
    expect((await store.contacts.changes(id, { limit: 9 })).rows.map(({ field, after }) => [field, after])).toEqual([
      ['stage', 'lead'],
      ['first_name', null],
    ])
    expect(await store.runs.get(run.id)).toMatchObject({
      status: 'ended',
      outcome: 'removed',
      contact: { id, name: `#${id}` },
    })
    expect((await store.segments.get('vip'))?.members).toBe(0)
    expect(JSON.stringify(await store.contacts.timeline(id, { limit: 50 }))).not.toContain('Zoe')
  })
})
