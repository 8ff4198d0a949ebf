import { buildCatalog, defaultCrmSettings } from '@etape/crm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { NameTakenError } from '../errors.ts'
import type { Store } from '../store.ts'
import { aTurn, load, someContacts, T0 } from '../testing/builders.ts'
import { testStores, type TestStore } from '../testing/index.ts'

const catalog = buildCatalog({ customFields: [], settings: defaultCrmSettings() })
const asking = { now: T0 + 5, zone: 'UTC' }
const fromCountry = (value: string) => ({ fact: 'contact.country', operator: 'equal', value }) as const

describe.each(testStores)('segments on $name', ({ open }) => {
  let opened: TestStore
  let store: Store
  beforeEach(async () => {
    opened = await open()
    store = opened.store
  })
  afterEach(() => opened.remove())

  const swedes = { name: 'Swedes', description: '', kind: 'dynamic', condition: fromCountry('SE') } as const

  test('a segment is defined, renamed and deleted, its name being its own', async () => {
    expect(await store.segments.create(swedes, T0)).toEqual({
      ...swedes,
      id: 'swedes',
      members: 0,
      state: 'ready',
      updatedAt: T0,
    })
    await expect(store.segments.create(swedes, T0)).rejects.toThrow(NameTakenError)
    await store.segments.create({ ...swedes, name: 'Åboar' }, T0)
    const renamed = { ...swedes, name: 'Åboar' }
    await expect(store.segments.update('swedes', renamed, T0)).rejects.toThrow(NameTakenError)
    expect(await store.segments.update('swedes', { ...swedes, name: 'People of Sweden' }, T0 + 1)).toMatchObject({
      id: 'swedes',
      name: 'People of Sweden',
    })
    expect((await store.segments.list({ q: 'people' })).map(({ id }) => id)).toEqual(['swedes'])
    expect(await store.segments.delete('swedes', T0)).toBe(true)
    expect(await store.segments.delete('swedes', T0)).toBe(false)
    expect(await store.segments.get('swedes')).toBeNull()
  })

  test('members follow a new definition, without a turn of theirs', async () => {
    const [anna = 0, bo = 0, cyr = 0] = await someContacts(
      store,
      { country: 'SE' },
      { country: 'FR' },
      { country: 'SE' },
    )
    await store.segments.create(swedes, T0)
    expect(await store.segments.redefine('swedes', { catalog, asking })).toEqual({ entered: 2, left: 0 })
    expect(await store.segments.redefine('swedes', { catalog, asking })).toEqual({ entered: 0, left: 0 })
    expect(await store.segments.get('swedes')).toMatchObject({ members: 2, state: 'ready' })
    const page = await store.segments.members('swedes', { limit: 1 })
    expect(page).toMatchObject({ rows: [{ id: cyr }], total: 2 })
    expect((await store.segments.members('swedes', { limit: 1, cursor: page.next ?? '' })).rows).toMatchObject([
      { id: anna },
    ])
    await store.segments.update('swedes', { ...swedes, condition: fromCountry('FR') }, T0)
    expect(await store.segments.redefine('swedes', { catalog, asking })).toEqual({ entered: 1, left: 2 })
    expect((await store.segments.members('swedes', { limit: 9 })).rows).toMatchObject([{ id: bo }])
    expect(await store.turns.nextDueAt()).toBeNull()
    const timeline = await store.contacts.timeline(anna, { limit: 9 })
    expect(timeline.rows.map(({ segment }) => segment?.cause.by)).toEqual(['segment-definition', 'segment-definition'])
  })

  test('a turn that was under way while its segment was redefined does no harm', async () => {
    const [id = 0] = await someContacts(store, { country: 'SE' })
    await store.segments.create(swedes, T0)
    const [state] = await load(store, [id])
    await store.segments.redefine('swedes', { catalog, asking })
    const cause = { by: 'system', reason: 'test' } as const
    const entered = { segment: 'swedes', contactId: id, moved: 'entered', at: T0 + 6, verdict: null, cause } as const
    if (state) await store.turns.commitTurns([aTurn(state, { memberships: [entered] })])
    expect(await store.segments.get('swedes')).toMatchObject({ members: 1 })
    expect((await load(store, [id]))[0]?.segments).toEqual(new Map([['swedes', asking.now]]))
  })

  test('who was in a deleted segment is in it no more', async () => {
    const [id = 0] = await someContacts(store, { country: 'SE' })
    await store.segments.create(swedes, T0)
    await store.segments.redefine('swedes', { catalog, asking })
    await store.segments.delete('swedes', T0 + 9)
    expect((await load(store, [id]))[0]?.segments).toEqual(new Map())
    expect((await store.contacts.timeline(id, { limit: 9 })).rows).toHaveLength(2)
  })
})
