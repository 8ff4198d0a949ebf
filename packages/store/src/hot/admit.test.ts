import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ContactState, Turn } from '@etape/flow'
import type { NewInput } from '../shapes/inputs.ts'
import type { Store } from '../store.ts'
import { anEvent, anInput, aRecord, aTurn, known, load, someContacts, T0 } from '../testing/builders.ts'
import { testStores, type TestStore } from '../testing/index.ts'

describe.each(testStores)('inputs that come in with their turns on $name', ({ open }) => {
  let opened: TestStore
  let store: Store
  beforeEach(async () => {
    opened = await open()
    store = opened.store
  })
  afterEach(() => opened.remove())

  const admit = (inputs: readonly NewInput[], turnOf: (state: ContactState) => Turn) =>
    store.transaction(async (within) => {
      const received = await within.inputs.admit(inputs)
      const ids = [...new Set(received.flatMap(({ contactId }) => contactId ?? []))]
      const settings = { now: T0, eventNames: ['Paid'], joinCompanyByDomain: false }
      const states = await within.turns.loadStates(ids, settings)
      await within.turns.commitTurns(states.map(turnOf))
      return { received, states }
    })

  test('a contact nobody knew is there as its first turn left it, and nothing waits', async () => {
    const came = anInput(known('a@acme.com'), aRecord({ country: 'SE' }), { idempotencyKey: 'm1' })
    const fields = { email: 'a@acme.com', country: 'SE', plan: 'pro' }
    const { received, states } = await admit([came, came], (state) => aTurn(state, { fields, dueAt: T0 + 500 }))
    const [state] = states
    expect(received.map(({ outcome }) => outcome)).toEqual(['accepted', 'duplicate'])
    expect(state?.inputs.map(({ content }) => content)).toEqual([
      { ...aRecord({ email: 'a@acme.com', country: 'SE' }), created: 'api' },
    ])
    const [id = 0] = received.map(({ contactId }) => contactId ?? 0)
    expect((await store.contacts.get(id))?.fields).toMatchObject(fields)
    expect(await store.contacts.find({ email: 'a@acme.com' })).toBe(id)
    expect([await store.inputs.waiting(), await store.turns.nextDueAt()]).toEqual([0, T0 + 500])
  })

  test('what waited for the contact is handled first, and is gone with what came in', async () => {
    const [id = 0] = await someContacts(store, { email: 'a@acme.com' })
    await store.inputs.receive([anInput({ id }, anEvent('Signed Up'))])
    const { states } = await admit([anInput({ id }, anEvent('Paid'))], (state) => aTurn(state))
    expect(states[0]?.inputs.map(({ content }) => content)).toEqual([anEvent('Signed Up'), anEvent('Paid')])
    expect([await store.inputs.waiting(), await store.turns.nextDueAt()]).toEqual([0, null])
  })

  test('what its turn puts off stays until then', async () => {
    const putOff = ({ inputs }: ContactState) => inputs.map(({ id, content }) => ({ id, content, dueAt: T0 + 1000 }))
    const came = anInput(known('a@acme.com'), aRecord({}))
    const { received } = await admit([came], (state) => aTurn(state, { consumed: [], putOff: putOff(state) }))
    expect([await store.inputs.waiting(), await store.turns.nextDueAt()]).toEqual([1, T0 + 1000])
    const [state] = await load(store, [received[0]?.contactId ?? 0])
    expect(state?.inputs.map(({ content }) => content)).toMatchObject([{ created: 'api' }])
  })

  test('a contact that is set aside has no turn: what came in waits with it', async () => {
    const [id = 0] = await someContacts(store, { email: 'a@acme.com' })
    await store.turns.setAside(id, { code: 'turn/failed', text: 'It failed.' }, T0)
    const { received, states } = await admit([anInput({ id }, anEvent('Paid'))], (state) => aTurn(state))
    expect([received.map(({ outcome }) => outcome), states]).toEqual([['accepted'], []])
    expect(await store.inputs.waiting()).toBe(1)
    await store.turns.retry([id], T0)
    expect((await load(store, [id]))[0]?.inputs.map(({ content }) => content)).toEqual([anEvent('Paid')])
  })

  test('when a turn cannot be stored nothing is, and what is sent again is new', async () => {
    const came = anInput(known('a@acme.com'), anEvent('Paid'), { idempotencyKey: 'm1' })
    const failing = admit([came], () => {
      throw new Error('The turn fails.')
    })
    await expect(failing).rejects.toThrow('The turn fails.')
    expect(await store.contacts.find({ email: 'a@acme.com' })).toBeNull()
    expect(await store.inputs.receive([came])).toMatchObject([{ outcome: 'accepted', created: true }])
  })
})
