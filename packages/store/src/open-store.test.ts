import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore } from './open-store.ts'
import { StoreUnwritableError, StoreVersionError } from './errors.ts'
import { newSqlite, type TestDatabase } from './testing/test-databases.ts'
import { aRecord, anInput, known, someContacts } from './testing/builders.ts'
import { testStores } from './testing/index.ts'

describe.each(testStores)('a store on $name', ({ newDatabase }) => {
  let database: TestDatabase
  beforeEach(async () => {
    database = await newDatabase()
  })
  afterEach(() => database.remove())

  test('is there again after it was closed, and goes on counting without a gap', async () => {
    const first = await openStore(database.config)
    await someContacts(first, {}, {})
    await first.close()
    const second = await openStore(database.config)
    expect(await second.contacts.count({})).toBe(2)
    expect(await someContacts(second, {}, {}, {})).toEqual([1, 2, 3])
    expect(await second.check()).toMatchObject({ ok: true })
    await second.close()
  })

  test('is refused when a newer version of the program made it', async () => {
    const store = await openStore(database.config)
    const rows = store.auth.kysely.withTables<{ etape_migration: { name: string; timestamp: string } }>()
    await rows.insertInto('etape_migration').values({ name: '9999-future', timestamp: 'x' }).execute()
    await store.close()
    await expect(openStore(database.config)).rejects.toThrow(StoreVersionError)
  })

  test('stores all of a transaction or nothing', async () => {
    const store = await openStore(database.config)
    const failing = store.transaction(async (within) => {
      await within.inputs.receive([anInput(known('a@acme.com'), aRecord({}))])
      await within.settings.saveWorkspace({ name: 'Other' })
      expect(await within.contacts.count({})).toBe(1)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await store.contacts.count({})).toBe(0)
    const name = await store.transaction(async (within) => {
      await within.settings.saveWorkspace({ name: 'Mine' })
      await within.inputs.receive([anInput(known('a@acme.com'), aRecord({}))])
      return (await within.settings.workspace()).name
    })
    expect(name).toBe('Mine')
    expect(await store.contacts.find({ email: 'a@acme.com' })).not.toBeNull()
    await store.close()
  })

  test('takes writes at the same time one after the other', async () => {
    const store = await openStore(database.config)
    const writes = Array.from({ length: 20 }, (_, index) =>
      store.inputs.receive([anInput(known(`c${index % 5}@acme.com`), aRecord({}))]),
    )
    const received = (await Promise.all(writes)).flat()
    expect(new Set(received.map(({ contactId }) => contactId)).size).toBe(5)
    await store.close()
  })
})

describe('a store in a file', () => {
  let database: TestDatabase
  let path: string
  beforeEach(async () => {
    database = await newSqlite()
    path = database.config.type === 'sqlite' ? database.config.path : ''
  })
  afterEach(() => database.remove())

  test('that cannot be written is refused with a sentence', async () => {
    const opening = openStore({ type: 'sqlite', path: `${path}/no/such/folder/etape.db` })
    await expect(opening).rejects.toThrow(StoreUnwritableError)
    await expect(opening).rejects.toThrow(/cannot be opened for writing/)
  })

  test('waits for the disk at every commit', async () => {
    const store = await openStore({ type: 'sqlite', path })
    await someContacts(store, {})
    expect(await store.check()).toMatchObject({ ok: true, detail: 'journal wal, synchronous full' })
    await store.idle()
    await store.close()
    const left = new Sqlite(path, { readonly: true })
    expect(left.pragma('integrity_check', { simple: true })).toBe('ok')
    left.close()
  })

  test('lives in memory when asked to', async () => {
    const store = await openStore({ type: 'sqlite', path: ':memory:' })
    await someContacts(store, {})
    expect(await store.contacts.count({})).toBe(1)
    await store.close()
  })
})
