import { judge, type Condition, type FieldValues } from '@etape/conditions'
import { buildCatalog, defaultCrmSettings } from '@etape/crm'
import { drawFlow, foldTurn, prepareVersion, prepareWorld, takeTurn, type ContactState, type Turn } from '@etape/flow'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NewInput } from '../shapes/inputs.ts'
import type { Store } from '../store.ts'
import { anEvent, anInput, aRecord, known, T0 } from '../testing/builders.ts'
import { testStores, type TestStore } from '../testing/index.ts'

const crm = defaultCrmSettings()
const catalog = buildCatalog({ customFields: [], settings: crm })
const isSwede: Condition = { fact: 'contact.country', operator: 'equal', value: 'SE' }
const document = drawFlow()
  .trigger('event', { name: 'Signed Up', where: [] })
  .branch('swede', isSwede)
  .add('set-stage', { record: 'contact', stage: 'mql', allowBackward: false }, 'stage')
  .add('add-note', { text: 'Hello {{ first_name | you }}' }, 'note')
  .add('wait', { for: { days: 3 } }, 'wait')
  .add('set-status', { record: 'contact', status: 'open' }, 'status')
  .end('done')
  .from('swede', 'no')
  .end('no')
  .build()
const current = prepareVersion({ id: 1, flow: 'welcome', number: 1, document }, { catalog })
const world = prepareWorld({
  catalog,
  crm,
  segments: [{ id: 'swedes', name: 'Swedes', kind: 'dynamic', condition: isSwede }],
  flows: [{ id: 'welcome', name: 'Welcome', status: 'live', current }],
  versions: [],
})

describe.each(testStores)('the engine over $name', ({ open }) => {
  let opened: TestStore
  let store: Store
  beforeEach(async () => {
    opened = await open()
    store = opened.store
  })
  afterEach(() => opened.remove())

  const loadAll = (ids: readonly number[]) =>
    store.turns.loadStates(ids, { now: T0 + 1e10, eventNames: world.eventsRead, joinCompanyByDomain: true })
  const asksAt = (now: number) => ({
    now,
    zone: 'UTC',
    ids: store.ids,
    judge: (condition: Condition, facts: Parameters<typeof judge>[1]) =>
      judge(condition, facts, { now, zone: 'UTC' }, catalog),
  })

  /** Takes all turns that are due, and answers how each contact should be found afterwards. */
  async function settle(now: number): Promise<ContactState[]> {
    const due = await store.turns.claimDue({ now, limit: 100 })
    const states = await loadAll(due.toSorted((left, right) => left - right))
    const turns: Turn[] = []
    for (const state of states) turns.push(await takeTurn(state, world, asksAt(now)))
    await store.turns.commitTurns(turns)
    return states.map((state, at) => foldTurn(state, turns[at] ?? fail()))
  }

  const signUp = (email: string, fields: FieldValues): NewInput[] => [
    anInput(known(email), aRecord(fields)),
    anInput(known(email), anEvent('Signed Up', { plan: 'pro' })),
  ]

  test('finds every contact as its last turn left it', async () => {
    await store.inputs.receive([
      ...signUp('anna@acme.se', { country: 'SE', first_name: 'Anna' }),
      ...signUp('bo@acme.se', { country: 'FR', plan: 'pro' }),
      ...signUp('cyr@gmail.com', { country: 'SE' }),
    ])
    const expected = await settle(T0 + 1)
    const found = await loadAll([1, 2, 3])
    expect(comparable(found)).toEqual(comparable(expected))
    expect(found.map(({ company }) => company?.current.fields['domain'])).toEqual(['acme.se', 'acme.se', undefined])
    expect(await store.turns.nextDueAt()).toBe(expected[0]?.runs[0]?.wakeAt)
    const later = await settle(T0 + 4 * 86_400_000)
    expect(comparable(await loadAll([1, 3]))).toEqual(comparable(later))
    expect(
      (await store.contacts.list({ stage: 'mql', sort: 'created_at', order: 'asc', limit: 9 })).rows,
    ).toMatchObject([
      { id: 1, company: { name: 'acme.se' }, fields: { status: 'open' } },
      { id: 2, company: { name: 'acme.se' }, fields: { status: 'new' } },
      { id: 3, company: null, fields: { status: 'open' } },
    ])
  })

  test('misses no input, however it comes between the turns', async () => {
    await store.inputs.receive(signUp('anna@acme.se', { country: 'FR' }))
    for (let round = 0; round < 30; round++) {
      const now = T0 + round
      const coming = anInput(known('anna@acme.se'), anEvent('Seen', { round }), { receivedAt: now })
      await Promise.all([settle(now), store.inputs.receive([coming])])
    }
    while ((await store.turns.claimDue({ now: T0 + 99, limit: 1 })).length > 0) await settle(T0 + 99)
    expect(await store.inputs.waiting()).toBe(0)
    const timeline = await store.contacts.timeline(1, { limit: 100, kinds: ['event'] })
    expect(timeline.rows).toHaveLength(31)
  })
})

/** Without what a turn cannot know: fields that are absent, versions, and what is shared by a batch. */
function comparable(states: readonly ContactState[]) {
  const present = (fields: FieldValues) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
  return states.map(({ companiesByDomain: _, ...state }) => ({
    ...state,
    contact: { ...state.contact, fields: present(state.contact.fields) },
    company: null,
    deals: state.deals.map((deal) => ({ ...deal, version: 0, fields: present(deal.fields) })),
    events: state.events.filter(({ name }) => world.eventsRead.has(name)),
  }))
}

function fail(): never {
  throw new Error('nothing there')
}
