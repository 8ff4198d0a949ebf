import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { NameTakenError } from '../errors.ts'
import type { Store } from '../store.ts'
import { T0 } from '../testing/builders.ts'
import { testStores, type TestStore } from '../testing/index.ts'

const anna = { id: 'anna', name: 'Anna', email: 'anna@acme.com', role: 'admin', team: 'sales', language: 'sv' } as const

describe.each(testStores)('people, keys and imports on $name', ({ open }) => {
  let opened: TestStore
  let store: Store
  beforeEach(async () => {
    opened = await open()
    store = opened.store
  })
  afterEach(() => opened.remove())

  test('users have a role and a team', async () => {
    expect(await store.users.create({ ...anna, createdAt: T0 })).toEqual(anna)
    await expect(store.users.create({ ...anna, id: 'other', createdAt: T0 })).rejects.toThrow(NameTakenError)
    await store.users.create({
      ...anna,
      id: 'bo',
      name: 'Bo',
      email: 'bo@acme.com',
      role: 'viewer',
      team: null,
      createdAt: T0,
    })
    expect(await store.users.byEmail('bo@acme.com')).toMatchObject({ id: 'bo', role: 'viewer' })
    expect(await store.users.update('bo', { role: 'admin', team: 'sales', language: null })).toMatchObject({
      role: 'admin',
      language: null,
    })
    expect(await store.users.update('nobody', { role: 'admin' })).toBeNull()
    expect(await store.users.admins()).toBe(2)
    expect(await store.teams.save({ id: 'sales', name: 'Sales' })).toEqual({ id: 'sales', name: 'Sales', members: 2 })
    await store.teams.save({ id: 'empty', name: 'Empty' })
    expect(await store.teams.list()).toEqual([
      { id: 'empty', name: 'Empty', members: 0 },
      { id: 'sales', name: 'Sales', members: 2 },
    ])
    expect(await store.teams.members('sales')).toEqual(['anna', 'bo'])
    expect((await store.users.list()).map(({ id }) => id)).toEqual(['anna', 'bo'])
  })

  test('better-auth finds its users in the same database', async () => {
    await store.users.create({ ...anna, createdAt: T0 })
    const found = await store.auth.kysely.selectFrom('user').select(['email', 'createdAt']).executeTakeFirst()
    expect(found?.email).toBe('anna@acme.com')
    expect(new Date(found?.createdAt ?? 0).getTime()).toBe(T0)
  })

  test('a key is found by its hash until it is deleted', async () => {
    const key = { id: 'k1', name: 'Site', kind: 'write', start: 'etp_12', role: '', createdAt: T0 } as const
    await store.keys.create({ ...key, hash: 'hash' })
    await store.keys.used('k1', T0 + 1)
    expect(await store.keys.byHash('hash')).toEqual({ ...key, lastUsedAt: T0 + 1 })
    expect(await store.keys.byHash('other')).toBeNull()
    expect(await store.keys.list()).toHaveLength(1)
    expect(await store.keys.delete('k1')).toBe(true)
    expect(await store.keys.delete('k1')).toBe(false)
  })

  test('an import keeps how far it is, and the rows that did not go in', async () => {
    const job = await store.imports.create({
      fileName: 'leads.csv',
      object: 'contact',
      rows: 10,
      by: 'Anna',
      path: 'x/y.csv',
      facts: { delimiter: ';' },
      at: T0,
    })
    expect(await store.imports.unfinished()).toEqual([])
    const plan = { columns: [] }
    await store.imports.update(job.id, { state: 'running', startedAt: T0, plan, read: 5, created: 4, failed: 1 })
    expect(await store.imports.unfinished()).toMatchObject([{ id: job.id, plan, facts: { delimiter: ';' }, read: 5 }])
    const errors = [3, 7].map((row) => ({
      row,
      column: row === 3 ? 'E-mail' : null,
      reason: 'Not an address',
      cells: ['a', `${row}`],
    }))
    await store.imports.addErrors(job.id, errors.slice(0, 1))
    await store.imports.addErrors(job.id, errors.slice(1))
    const first = await store.imports.errors(job.id, { limit: 1 })
    expect(first.rows).toEqual(errors.slice(0, 1))
    expect((await store.imports.errors(job.id, { limit: 1, cursor: first.next ?? '' })).rows).toEqual(errors.slice(1))
    expect((await store.imports.list({ limit: 5 })).rows).toEqual([
      { id: job.id, fileName: 'leads.csv', object: 'contact', state: 'running', rows: 10, read: 5, created: 4, updated: 0, unchanged: 0,
        skipped: 0, failed: 1, startedAt: T0, endedAt: null, by: 'Anna', problem: null },
    ]) // prettier-ignore
    expect(await store.imports.update(99, { read: 1 })).toBeNull()
  })
})
