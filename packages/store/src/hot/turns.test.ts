import type { Change, Company, Deal } from '@etape/crm'
import type { Run } from '@etape/flow'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ConflictError, ValueTakenError } from '../errors.ts'
import type { Store } from '../store.ts'
import { anEvent, anInput, aRecord, aRun, aStep, aTurn, byAnna, load, someContacts, T0 } from '../testing/builders.ts'
import { testStores, type TestStore } from '../testing/index.ts'

const wrote = (company: Company) => ({ company, created: false })

describe.each(testStores)('turns on $name', ({ open }) => {
  let opened: TestStore
  let store: Store
  beforeEach(async () => {
    opened = await open()
    store = opened.store
  })
  afterEach(() => opened.remove())

  const only = async (id: number) => {
    const [state] = await load(store, [id])
    if (!state) throw new Error(`no contact ${id}`)
    return state
  }

  test('what a turn wrote is what the next one loads', async () => {
    const fields = {
      email: 'anna@acme.com', first_name: 'Anna', subscribed: true, score: 12.5, stage: 'lead', stage_since: T0,
      plan: 'pro', tags: ['a', 'é'], seats: 3,
    } // prettier-ignore
    const [id = 0] = await someContacts(store, fields)
    const state = await only(id)
    expect(state.contact).toMatchObject({
      id,
      version: 2,
      companyId: null,
      fields: { ...fields, marketing_contact: null },
    })
    expect(state.inputs).toEqual([])
    expect(await store.turns.claimDue({ now: T0 + 1e9, limit: 10 })).toEqual([])
  })

  test('a contact is due when its turn says so, and at once when an input came meanwhile', async () => {
    const [calm = 0, busy = 0] = await someContacts(store, {}, {})
    const states = await load(store, [calm, busy])
    await store.inputs.receive([anInput({ id: busy }, anEvent('Paid'), { receivedAt: T0 + 5 })])
    await store.turns.commitTurns(states.map((state) => aTurn(state, { dueAt: T0 + 100 })))
    expect(await store.turns.nextDueAt()).toBe(T0 + 5)
    expect(await store.turns.claimDue({ now: T0 + 50, limit: 10 })).toEqual([busy])
    expect(await store.turns.claimDue({ now: T0 + 100, limit: 10 })).toEqual([busy, calm])
    expect(await store.turns.claimDue({ now: T0 + 100, limit: 1 })).toEqual([busy])
  })

  test('a contact that was written since it was loaded is a conflict, and nothing is stored', async () => {
    const [first = 0, second = 0] = await someContacts(store, {}, {})
    const [one, two] = await load(store, [first, second])
    await load(store, [second])
    if (!one || !two) throw new Error('not loaded')
    await store.turns.commitTurns([aTurn(two, { fields: { country: 'SE' } })])
    const again = store.turns.commitTurns([
      aTurn(one, { fields: { country: 'FR' } }),
      aTurn(two, { fields: { city: 'Lund' } }),
    ])
    await expect(again).rejects.toThrow(ConflictError)
    expect((await store.contacts.get(first))?.fields['country']).toBeNull()
  })

  test('a contact that was deleted since it was loaded is a conflict', async () => {
    const [id = 0] = await someContacts(store, {})
    const state = await only(id)
    await store.contacts.delete(id, { at: T0, cause: byAnna })
    await expect(store.turns.commitTurns([aTurn(state)])).rejects.toThrow(ConflictError)
  })

  test('contacts of one company share one box, and the company is written once', async () => {
    const company: Company = { id: store.ids.next('company'), version: 1, fields: { name: 'Acme', domain: 'acme.com' } }
    const ids = await someContacts(store, {}, {})
    const states = await load(store, ids)
    const join = (state: (typeof states)[number]) => ({ ...state.contact, version: 3, companyId: company.id })
    await store.turns.commitTurns(
      states.map((state, index) =>
        aTurn(state, { contact: join(state), companies: [{ company, created: index === 0 }] }),
      ),
    )
    const [first, second] = await load(store, ids)
    expect(first?.company).toBe(second?.company)
    expect(first?.company?.current).toMatchObject({ ...company, fields: { ...company.fields, industry: null } })
    if (!first || !second || !first.company) throw new Error('not loaded')
    const once = { ...first.company.current, version: 2, fields: { ...company.fields, industry: 'Steel' } }
    const twice = { ...once, version: 3, fields: { ...once.fields, country: 'SE' } }
    await store.turns.commitTurns([
      aTurn(first, { companies: [wrote(once)] }),
      aTurn(second, { companies: [wrote(twice)] }),
    ])
    expect(await store.companies.get(company.id)).toMatchObject({
      version: 3, name: 'Acme', contacts: 2, openDeals: 0, fields: { industry: 'Steel', country: 'SE' },
    }) // prettier-ignore
  })

  test('a company that was written by somebody else meanwhile is a conflict', async () => {
    const company: Company = { id: store.ids.next('company'), version: 1, fields: { name: 'Acme' } }
    await store.companies.create(company, {})
    const [id = 0] = await someContacts(store, {})
    await store.inputs.receive([anInput({ id }, { ...aRecord({}), companyId: company.id })])
    const state = await only(id)
    expect(state.company?.current.id).toBe(company.id)
    await store.companies.update({ company: { ...company, version: 2 }, readVersion: 1 }, {})
    const turn = aTurn(state, { companies: [wrote({ ...company, version: 2, fields: { name: 'Other' } })] })
    await expect(store.turns.commitTurns([turn])).rejects.toThrow(ConflictError)
    expect((await store.companies.get(company.id))?.name).toBe('Acme')
  })

  test('the company of an e-mail domain is found, and made only once', async () => {
    const [id = 0] = await someContacts(store, {})
    await store.inputs.receive([anInput({ id }, aRecord({ email: 'anna@acme.com' }))])
    const early = await only(id)
    expect([...(early.companiesByDomain?.keys() ?? [])]).toEqual([])
    const acme: Company = { id: store.ids.next('company'), version: 1, fields: { name: 'Acme', domain: 'acme.com' } }
    await store.companies.create(acme, {})
    const another = { ...acme, id: store.ids.next('company') }
    const late = aTurn(early, { companies: [{ company: another, created: true }] })
    await expect(store.turns.commitTurns([late])).rejects.toThrow(ConflictError)
    await expect(store.companies.create(another, {})).rejects.toThrow(ValueTakenError)
    expect((await only(id)).companiesByDomain?.get('acme.com')?.current.id).toBe(acme.id)
  })

  test('runs, steps and memberships come back as they were, and past runs as a summary', async () => {
    const [id = 0] = await someContacts(store, {})
    const run = aRun(store, id)
    const step = aStep(store, run)
    const membership = {
      segment: 'vip',
      contactId: id,
      moved: 'entered',
      at: T0,
      verdict: null,
      cause: byAnna,
    } as const
    await store.segments.create({ id: 'vip', name: 'VIP', description: '', kind: 'static', condition: null }, T0)
    await store.turns.commitTurns([
      aTurn(await only(id), {
        runs: [{ run, created: true }],
        steps: [{ step, created: true }],
        memberships: [membership],
      }),
    ])
    const before = await only(id)
    expect(before.runs).toEqual([run])
    expect(before.segments).toEqual(new Map([['vip', T0]]))
    expect((await store.segments.get('vip'))?.members).toBe(1)
    const ended = {
      ...run,
      status: 'ended',
      outcome: 'completed',
      wakeAt: null,
      waiting: null,
      endedAt: T0 + 9,
    } as const
    await store.turns.commitTurns([
      aTurn(before, {
        runs: [{ run: ended, created: false }],
        steps: [{ step: { ...step, state: 'left', leftAt: T0 + 9, leftBy: 'done' }, created: false }],
        memberships: [{ ...membership, moved: 'left', at: T0 + 9 }],
      }),
    ])
    const after = await only(id)
    expect(after.runs).toEqual([])
    expect(after.past).toEqual([{ flow: 'welcome', key: '', runs: 1, lastEndedAt: T0 + 9 }])
    expect(after.segments).toEqual(new Map())
    expect((await store.segments.get('vip'))?.members).toBe(0)
    expect((await store.runs.get(run.id))?.steps).toMatchObject([{ state: 'left', leftBy: 'done', leftAt: T0 + 9 }])
  })

  test('a contact that enters and leaves a segment in one turn has one stay that is over', async () => {
    const [id = 0] = await someContacts(store, {})
    const moved = (to: 'entered' | 'left', at: number) =>
      ({ segment: 'vip', contactId: id, moved: to, at, verdict: null, cause: byAnna }) as const
    await store.turns.commitTurns([
      aTurn(await only(id), { memberships: [moved('entered', T0), moved('left', T0 + 1)] }),
    ])
    await store.turns.commitTurns([aTurn(await only(id), { memberships: [moved('entered', T0 + 2)] })])
    expect((await only(id)).segments).toEqual(new Map([['vip', T0 + 2]]))
    const timeline = await store.contacts.timeline(id, { limit: 10, kinds: ['segment'] })
    expect(timeline.rows.map(({ at, segment }) => [at, segment?.moved])).toEqual([
      [T0 + 2, 'entered'],
      [T0 + 1, 'left'],
      [T0, 'entered'],
    ])
  })

  test('a contact is in a flow once per key', async () => {
    const [id = 0] = await someContacts(store, {})
    const start = async (key: string) => {
      const run = aRun(store, id, { key })
      await store.turns.commitTurns([aTurn(await only(id), { runs: [{ run, created: true }] })])
    }
    await start('')
    await start('order 1')
    await expect(start('')).rejects.toThrow()
    expect((await only(id)).runs.map(({ key }) => key)).toEqual(['', 'order 1'])
  })

  test('a contact can leave a flow and come in again under the same key in one turn', async () => {
    const [id = 0] = await someContacts(store, {})
    const first = aRun(store, id)
    await store.turns.commitTurns([aTurn(await only(id), { runs: [{ run: first, created: true }] })])
    const over: Run = { ...first, status: 'ended', outcome: 'completed', waiting: null, wakeAt: null, endedAt: T0 + 1 }
    const next = aRun(store, id)
    const runs = [
      { run: over, created: false },
      { run: next, created: true },
    ]
    await store.turns.commitTurns([aTurn(await only(id), { runs })])
    expect((await only(id)).runs.map((run) => run.id)).toEqual([next.id])
  })

  test('what a turn means for others reaches the other contacts of its company and deal', async () => {
    const ids = await someContacts(store, {}, {}, {})
    const [one = 0, two = 0, three = 0] = ids
    const deal: Deal = {
      id: store.ids.next('deal'),
      version: 1,
      companyId: null,
      contactIds: [one, two, three],
      fields: { name: 'D' },
    }
    await store.deals.create(deal, {})
    const content = { type: 'deal', dealId: deal.id, created: false, cause: byAnna } as const
    const onward = [{ to: { contactsOfDeal: deal.id, but: one }, content, hop: 1, at: T0 + 7 }]
    await store.turns.commitTurns([aTurn(await only(one), { onward })])
    const states = await load(store, ids)
    expect(states.map(({ inputs }) => inputs.map(({ hop }) => hop))).toEqual([[], [1], [1]])
    expect(states[1]?.deals).toMatchObject([{ id: deal.id, contactIds: ids, fields: { name: 'D' } }])
    expect(await store.turns.claimDue({ now: T0 + 7, limit: 9 })).toEqual([two, three])
  })

  test('a flow that gives a contact the address of another is told so', async () => {
    const [anna = 0, bo = 0] = await someContacts(store, { email: 'anna@acme.com' }, {})
    const taken = aTurn(await only(bo), { fields: { email: 'anna@acme.com' } })
    await expect(store.turns.commitTurns([taken])).rejects.toThrow(ValueTakenError)
    const moved = aTurn(await only(anna), { fields: { email: 'new@acme.com' } })
    await store.turns.commitTurns([moved])
    expect(await store.contacts.find({ email: 'anna@acme.com' })).toBeNull()
    await store.turns.commitTurns([aTurn(await only(bo), { fields: { email: 'anna@acme.com' } })])
    expect(await store.contacts.find({ email: 'anna@acme.com' })).toBe(bo)
  })

  test('causes come back whole, with the run or event that is their own', async () => {
    const [id = 0] = await someContacts(store, {})
    const byRun = {
      by: 'run', flow: 'welcome', flowName: 'Welcome', version: 1, runId: 7, stepId: 9, node: 'set-1', nodeName: 'Set stage',
    } as const // prettier-ignore
    const causes = [byRun, { ...byRun, stepId: 10 }, { by: 'event', name: 'Paid', eventId: 3 }, byAnna] as const
    const changes = causes.map((cause): Change => ({
      id: store.ids.next('change'), record: 'contact', recordId: id, contactId: id, field: 'score', before: 1, after: 2,
      outcome: 'accepted', rule: null, cause, at: T0,
    })) // prettier-ignore
    await store.turns.commitTurns([aTurn(await only(id), { changes })])
    const stored = await store.contacts.changes(id, { limit: 10 })
    expect(stored.rows).toEqual(changes.toReversed())
  })

  test('a contact whose turn cannot be taken stands aside until it is tried again', async () => {
    const [id = 0] = await someContacts(store, { first_name: 'Anna' })
    await store.inputs.receive([anInput({ id }, anEvent('Paid'))])
    const problem = { code: 'turn/failed', text: 'It failed' }
    await store.turns.setAside(id, problem, T0 + 1)
    expect(await store.turns.claimDue({ now: T0 + 9, limit: 9 })).toEqual([])
    expect(await store.turns.nextDueAt()).toBeNull()
    expect(await store.inputs.waitingFor([id])).toBe(0)
    expect((await store.turns.listSetAside({ limit: 9 })).rows).toEqual([
      { contact: { id, name: 'Anna' }, problem, at: T0 + 1 },
    ])
    await store.turns.retry([id], T0 + 2)
    expect(await store.turns.claimDue({ now: T0 + 9, limit: 9 })).toEqual([id])
  })
})
