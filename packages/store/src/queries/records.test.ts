import type { Change, Company, Deal } from '@etape/crm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ConflictError, ValueTakenError } from '../errors.ts'
import type { Store } from '../store.ts'
import { anInput, byAnna, load, someContacts, T0 } from '../testing/builders.ts'
import { testStores, type TestStore } from '../testing/index.ts'

describe.each(testStores)('companies, deals and tasks on $name', ({ open }) => {
  let opened: TestStore
  let store: Store
  beforeEach(async () => {
    opened = await open()
    store = opened.store
  })
  afterEach(() => opened.remove())

  const aCompany = (fields: Company['fields']): Company => ({ id: store.ids.next('company'), version: 1, fields })
  const aDeal = (rest: Partial<Deal>): Deal => ({
    id: store.ids.next('deal'), version: 1, companyId: null, contactIds: [],
    ...rest,
    fields: { name: 'Deal', pipeline: 'sales', stage: 'new', type: 'open', updated_at: T0, ...rest.fields },
  }) // prettier-ignore

  test('companies are listed, searched and found', async () => {
    const acme = aCompany({ name: 'Acme', domain: 'acme.com', size: 50, stage: 'lead', plan: 'pro' })
    const zeta = aCompany({ name: 'Zeta', size: 7 })
    await store.companies.create(acme, {})
    await store.companies.create(zeta, {})
    const list = async (rest: object) =>
      (await store.companies.list({ sort: 'name', order: 'asc', limit: 10, ...rest })).rows.map(({ name }) => name)
    expect(await list({})).toEqual(['Acme', 'Zeta'])
    expect(await list({ sort: 'size' })).toEqual(['Zeta', 'Acme'])
    expect(await list({ q: 'ACME.c' })).toEqual(['Acme'])
    expect(await list({ stage: 'lead' })).toEqual(['Acme'])
    expect(await store.companies.get(acme.id)).toMatchObject({
      fields: { plan: 'pro', size: 50 },
      contacts: 0,
      openDeals: 0,
    })
    expect(await store.companies.find({ domain: 'acme.com' })).toBe(acme.id)
    expect(await store.companies.find({ domain: 'none.com', name: 'Zeta' })).toBe(zeta.id)
    expect(await store.companies.findMany('name', ['Zeta', 'Nobody'])).toEqual(new Map([['Zeta', zeta.id]]))
  })

  test('a company is written with its changes, and its contacts hear of it', async () => {
    const [one = 0, two = 0] = await someContacts(store, {}, {})
    const acme = aCompany({ name: 'Acme', domain: 'acme.com' })
    await store.companies.create(acme, {})
    for (const state of await load(store, [one, two])) {
      const contact = { ...state.contact, version: 3, companyId: acme.id }
      await store.turns.commitTurns([{ ...emptyTurn(state.contact.id), contact }])
    }
    const change = {
      id: store.ids.next('change'),
      record: 'company',
      recordId: acme.id,
      contactId: null,
      field: 'stage',
      before: null,
      after: 'lead',
      outcome: 'accepted',
      rule: null,
      cause: byAnna,
      at: T0,
    } as const
    const written = { ...acme, version: 2, fields: { ...acme.fields, stage: 'lead' } }
    const content = {
      type: 'company',
      companyId: acme.id,
      changed: ['stage'],
      stageMoved: true,
      cause: byAnna,
    } as const
    const onward = [{ to: { contactsOfCompany: acme.id, but: 0 }, content, hop: 0, at: T0 }]
    await store.companies.update({ company: written, readVersion: 1 }, { changes: [change], onward })
    expect((await store.companies.changes(acme.id, { limit: 5 })).rows).toEqual([change])
    expect((await load(store, [one, two])).map(({ inputs }) => inputs.map((input) => input.content))).toEqual([
      [content],
      [content],
    ])
    await expect(store.companies.update({ company: written, readVersion: 1 }, {})).rejects.toThrow(ConflictError)
    const namesake = aCompany({ name: 'Other', domain: 'acme.com' })
    await expect(store.companies.create(namesake, {})).rejects.toThrow(ValueTakenError)
  })

  test('deals are listed by what they belong to, and summed up by stage', async () => {
    const [anna = 0] = await someContacts(store, { first_name: 'Anna' })
    const acme = aCompany({ name: 'Acme' })
    await store.companies.create(acme, {})
    await store.settings.savePipeline({
      id: 'sales',
      label: { en: 'Sales', fr: 'Ventes', sv: 'Sälj' },
      stages: [
        { id: 'new', label: { en: 'New', fr: 'N', sv: 'N' }, type: 'open', probability: 0.25 },
        { id: 'won', label: { en: 'Won', fr: 'W', sv: 'W' }, type: 'won', probability: 1 },
      ],
    })
    const big = aDeal({ companyId: acme.id, contactIds: [anna], fields: { name: 'Big', amount: 100 } })
    const small = aDeal({ fields: { name: 'Small', amount: 8 } })
    const won = aDeal({
      companyId: acme.id,
      fields: { name: 'Won', stage: 'won', type: 'won', amount: 5.5, external_id: 'x1' },
    })
    await store.deals.createMany([big, small, won], {})
    const list = async (rest: object) =>
      (await store.deals.list({ sort: 'name', order: 'asc', limit: 10, ...rest })).rows.map(({ name }) => name)
    expect(await list({})).toEqual(['Big', 'Small', 'Won'])
    expect(await list({ sort: 'amount', order: 'desc' })).toEqual(['Big', 'Small', 'Won'])
    expect(await list({ company: acme.id })).toEqual(['Big', 'Won'])
    expect(await list({ contact: anna })).toEqual(['Big'])
    expect(await list({ without: 'company' })).toEqual(['Small'])
    expect(await list({ without: 'contact' })).toEqual(['Small', 'Won'])
    expect(await list({ type: 'won', pipeline: 'sales', stage: 'won', q: 'wO' })).toEqual(['Won'])
    expect(await store.deals.get(big.id)).toMatchObject({
      company: { id: acme.id, name: 'Acme' },
      contacts: [{ id: anna, name: 'Anna' }],
    })
    expect(await store.deals.summary()).toEqual({
      stages: [
        { pipeline: 'sales', stage: 'new', type: 'open', count: 2, amount: 108, weighted: 27 },
        { pipeline: 'sales', stage: 'won', type: 'won', count: 1, amount: 5.5, weighted: 5.5 },
      ],
      withoutCompany: 1,
    })
    expect(await store.deals.findMany('external_id', ['x1', 'x2'])).toEqual(new Map([['x1', won.id]]))
    expect((await store.companies.get(acme.id))?.openDeals).toBe(1)
  })

  test('a deal is written with what follows from it, or not at all', async () => {
    const [anna = 0, bo = 0] = await someContacts(store, {}, {})
    const acme = aCompany({ name: 'Acme' })
    await store.companies.create(acme, {})
    const deal = aDeal({ contactIds: [anna] })
    await store.deals.create(deal, {})
    const content = { type: 'deal', dealId: deal.id, created: false, cause: byAnna } as const
    const moved = { ...deal, version: 2, contactIds: [bo], fields: { ...deal.fields, stage: 'won' } }
    const change: Change = {
      id: store.ids.next('change'),
      record: 'deal',
      recordId: deal.id,
      contactId: null,
      field: 'stage',
      before: 'new',
      after: 'won',
      outcome: 'accepted',
      rule: null,
      cause: byAnna,
      at: T0,
    }
    const writes = {
      changes: [change],
      companies: [{ company: { ...acme, version: 2, fields: { name: 'Acme', stage: 'customer' } }, readVersion: 1 }],
      inputs: [anInput({ id: bo }, content)],
    }
    await store.deals.update({ deal: moved, readVersion: 1 }, writes)
    expect(await store.deals.read(deal.id)).toMatchObject({ version: 2, contactIds: [bo], fields: { stage: 'won' } })
    expect((await store.companies.read(acme.id))?.fields['stage']).toBe('customer')
    expect(await store.inputs.waitingFor([bo])).toBe(1)
    await expect(store.deals.update({ deal: moved, readVersion: 2 }, writes)).rejects.toThrow()
    expect((await store.deals.changes(deal.id, { limit: 9 })).rows).toEqual([change])
    expect(await store.inputs.waitingFor([bo])).toBe(1)
  })

  test('tasks come soonest due first, and those without a date last', async () => {
    const [anna = 0] = await someContacts(store, { first_name: 'Anna' })
    const create = (title: string, dueAt: number | null, assignee: string | null = null) =>
      store.tasks.create({
        type: 'call', title, notes: '', dueAt, priority: 'high', assignee, contactId: anna, companyId: null, dealId: null,
        doneAt: null, createdAt: T0, createdBy: byAnna,
      }) // prettier-ignore
    const someday = await create('Someday', null)
    await create('Late', T0 + 9, 'bo')
    const soon = await create('Soon', T0 - 1)
    const list = async (rest: object) =>
      (await store.tasks.list({ state: 'open', now: T0, limit: 10, ...rest })).rows.map(({ title }) => title)
    expect(await list({})).toEqual(['Soon', 'Late', 'Someday'])
    expect(await list({ state: 'overdue' })).toEqual(['Soon'])
    expect(await list({ assignee: 'bo', contact: anna })).toEqual(['Late'])
    expect(await store.tasks.update(soon.id, { doneAt: T0, title: 'Sooner' })).toMatchObject({
      doneAt: T0,
      title: 'Sooner',
    })
    expect(await list({ state: 'done' })).toEqual(['Sooner'])
    expect(await store.tasks.get(someday.id)).toEqual({
      id: someday.id, type: 'call', title: 'Someday', notes: '', dueAt: null, priority: 'high', assignee: null,
      contact: { id: anna, name: 'Anna' }, company: null, deal: null, doneAt: null, createdAt: T0,
    }) // prettier-ignore
    expect(await store.tasks.update(999, { title: 'x' })).toBeNull()
  })

  test('a note stands on the timeline with its author', async () => {
    const [anna = 0] = await someContacts(store, {})
    await store.notes.create({ contactId: anna, text: 'Nice', at: T0, author: byAnna })
    expect((await store.contacts.timeline(anna, { limit: 9 })).rows).toMatchObject([
      { note: { text: 'Nice', author: byAnna } },
    ])
  })
})

const emptyTurn = (contactId: number) => ({
  contactId, at: T0, contact: null, companies: [], deals: [], tasks: [], notes: [], events: [], runs: [], steps: [],
  changes: [], memberships: [], deliveries: [], onward: [], later: [], putOff: [], consumed: [], dueAt: null,
}) // prettier-ignore
