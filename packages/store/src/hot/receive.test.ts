import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../store.ts'
import { anEvent, anInput, aRecord, aTurn, known, load, someContacts, T0 } from '../testing/builders.ts'
import { testStores, type TestStore } from '../testing/index.ts'

describe.each(testStores)('receiving inputs on $name', ({ open }) => {
  let opened: TestStore
  let store: Store
  beforeEach(async () => {
    opened = await open()
    store = opened.store
  })
  afterEach(() => opened.remove())

  test('somebody nobody knew becomes a contact that is due, with an input that says so first', async () => {
    const received = await store.inputs.receive([anInput(known('a@acme.com'), anEvent('Signed Up'))])
    expect(received).toEqual([{ outcome: 'accepted', contactId: 1, created: true }])
    expect(await store.turns.claimDue({ now: T0, limit: 10 })).toEqual([1])
    const [state] = await load(store, [1])
    expect(state?.inputs.map(({ content }) => content)).toEqual([
      {
        type: 'record',
        created: 'api',
        fields: { email: 'a@acme.com' },
        allowBackward: false,
        cause: { by: 'creation', source: 'api' },
        runFlows: true,
      },
      anEvent('Signed Up'),
    ])
  })

  test('a record input that makes a contact says itself that it does', async () => {
    await store.inputs.receive([anInput(known('a@acme.com'), aRecord({ country: 'SE' }))])
    const [state] = await load(store, [1])
    expect(state?.inputs.map(({ content }) => content)).toEqual([
      { ...aRecord({ email: 'a@acme.com', country: 'SE' }), created: 'api' },
    ])
  })

  test('somebody unknown is left alone when none is to be created', async () => {
    const stranger = { identity: { email: 'a@acme.com' }, create: null }
    expect(
      await store.inputs.receive([anInput(stranger, anEvent('Paid')), anInput({ id: 99 }, anEvent('Paid'))]),
    ).toEqual([
      { outcome: 'unknown-contact', contactId: null, created: false },
      { outcome: 'unknown-contact', contactId: null, created: false },
    ])
    expect(await store.inputs.waiting()).toBe(0)
  })

  test('which keys of a source have come can be asked, those of others aside', async () => {
    const paid = anInput(known('a@acme.com'), anEvent('Paid'), { idempotencyKey: 'm1' })
    await store.inputs.receive([paid, { ...paid, source: 'other', idempotencyKey: 'm2' }])
    expect(await store.inputs.keysThatCame(paid.source, ['m1', 'm2', 'm3'])).toEqual(new Set(['m1']))
  })

  test('what comes twice is handled once, also years later and within one call', async () => {
    const paid = anInput(known('a@acme.com'), anEvent('Paid'), { idempotencyKey: 'm1' })
    const first = await store.inputs.receive([paid, paid])
    const [state] = await load(store, [1])
    if (state) await store.turns.commitTurns([aTurn(state)])
    const second = await store.inputs.receive([paid, { ...paid, source: 'other' }])
    expect([...first, ...second].map(({ outcome }) => outcome)).toEqual([
      'accepted',
      'duplicate',
      'duplicate',
      'accepted',
    ])
    expect(second[0]?.contactId).toBe(1)
  })

  test('the external id counts more than the e-mail address, and that more than the anonymous id', async () => {
    const byAll = (externalId?: string, email?: string, anonymousId?: string) =>
      anInput({ identity: { externalId, email, anonymousId }, create: 'api' }, anEvent('Paid'))
    await store.inputs.receive([byAll('u1'), byAll(undefined, 'a@acme.com'), byAll(undefined, undefined, 'x')])
    const received = await store.inputs.receive([
      byAll('u1', 'a@acme.com', 'x'),
      byAll('u2', 'a@acme.com', 'x'),
      byAll('u3', undefined, 'x'),
      byAll('u3'),
    ])
    expect(received.map(({ contactId }) => contactId)).toEqual([1, 2, 3, 3])
    expect(await store.contacts.find({ externalId: 'u2' })).toBe(2)
  })

  test('an address that another contact has is refused, visibly, and the rest goes in', async () => {
    const [anna = 0, bo = 0] = await someContacts(store, { email: 'anna@acme.com' }, { email: 'bo@acme.com' })
    await store.inputs.receive([anInput({ id: bo }, aRecord({ email: 'anna@acme.com', country: 'FR' }))])
    const [state] = await load(store, [bo])
    expect(state?.inputs[0]?.content).toEqual(aRecord({ country: 'FR' }))
    const changes = await store.contacts.changes(bo, { limit: 10 })
    expect(changes.rows).toMatchObject([
      { field: 'email', before: 'bo@acme.com', after: 'anna@acme.com', outcome: 'refused', rule: 'value-taken' },
    ])
    expect(await store.contacts.find({ email: 'anna@acme.com' })).toBe(anna)
  })

  test('two contacts that ask for one address in the same call do not both get it', async () => {
    const [first = 0, second = 0] = await someContacts(store, {}, {})
    const same = aRecord({ email: 'same@acme.com' })
    await store.inputs.receive([anInput({ id: first }, same), anInput({ id: second }, same)])
    const states = await load(store, [first, second])
    expect(states.map(({ inputs }) => inputs[0]?.content)).toEqual([same, aRecord({})])
  })

  test('text that no database can hold comes in without what it cannot hold', async () => {
    await store.inputs.receive([anInput(known('a\0@acme.com'), anEvent('Paid', { note: 'a\0b \ud800 \\u0000 é' }))])
    const [state] = await load(store, [1])
    expect(state?.inputs.at(-1)?.content).toMatchObject({ properties: { note: 'ab  \\u0000 é' } })
    expect(await store.contacts.find({ email: 'a@acme.com' })).toBe(1)
  })

  test('thousands come in at one call, each to its own contact', async () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      anInput(known(`c${index % 1500}@acme.com`), anEvent('Paid')),
    )
    const received = await store.inputs.receive(many)
    expect(new Set(received.map(({ contactId }) => contactId)).size).toBe(1500)
    expect(await store.inputs.waiting()).toBe(4500)
    expect(await store.inputs.waitingFor([1, 2])).toBe(6)
  })

  test('an anonymous visitor that turns out to be somebody brings along what it did', async () => {
    const visitor = { identity: { anonymousId: 'x' }, create: 'api' } as const
    await store.inputs.receive([anInput(visitor, anEvent('Signed Up'))])
    const [state] = await load(store, [1])
    const event = {
      id: store.ids.next('event'),
      contactId: 1,
      name: 'Signed Up',
      at: T0,
      properties: {},
      receivedAt: T0,
    }
    if (state) await store.turns.commitTurns([aTurn(state, { events: [event] })])
    const [anna = 0] = await someContacts(store, { email: 'anna@acme.com' })
    expect(await store.contacts.alias('x', anna, T0)).toBe(true)
    expect(await store.contacts.find({ anonymousId: 'x' })).toBe(anna)
    expect(await store.contacts.get(1)).toBeNull()
    const [after] = await load(store, [anna])
    expect(after?.events).toEqual([{ name: 'Signed Up', at: T0, properties: {} }])
    expect(after?.inputs.map(({ content }) => content.type)).toEqual(['review'])
  })

  test('somebody known by name is not merged into another', async () => {
    const [anna = 0, bo = 0] = await someContacts(store, { email: 'anna@acme.com' }, { email: 'bo@acme.com' })
    expect(await store.contacts.alias('somebody 1', anna, T0)).toBe(false)
    expect(await store.contacts.find({ anonymousId: 'somebody 1' })).toBe(bo)
    expect(await store.contacts.alias('new id', anna, T0)).toBe(true)
    expect(await store.contacts.find({ anonymousId: 'new id' })).toBe(anna)
  })
})
