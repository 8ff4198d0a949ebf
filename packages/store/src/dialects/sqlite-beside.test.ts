import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore, openStoreBeside } from '../open-store.ts'
import type { Store } from '../store.ts'
import { anEvent, anInput, known } from '../testing/builders.ts'
import { newSqlite, type TestDatabase } from '../testing/test-databases.ts'

let database: TestDatabase
let store: Store
let beside: Store
beforeEach(async () => {
  database = await newSqlite()
  store = await openStore(database.config)
  beside = await openStoreBeside(database.config.type === 'sqlite' ? database.config.path : '')
})
afterEach(async () => {
  await beside.close()
  await store.close()
  await database.remove()
})

const signUp = (email: string) => anInput(known(email), anEvent('Signed Up'))

test('what one of two stores over a file has stored the other sees, under a key of its own', async () => {
  const [alva] = await store.inputs.receive([signUp('alva@a.example')])
  const [bo] = await beside.inputs.receive([signUp('bo@b.example')])
  expect(await beside.contacts.find({ email: 'alva@a.example' })).toBe(alva?.contactId)
  expect(await store.contacts.find({ email: 'bo@b.example' })).toBe(bo?.contactId)
  expect(bo?.contactId).not.toBe(alva?.contactId)
  expect(await store.inputs.waiting()).toBe(4)
})

test('a write waits for that of the other store, and the event loop goes on meanwhile', async () => {
  const { promise: leave, resolve: letGo } = Promise.withResolvers<void>()
  const order: string[] = []
  const first = store.transaction(async ({ inputs }) => {
    await inputs.receive([signUp('alva@a.example')])
    await leave
    order.push('first')
  })
  await setImmediate()
  const second = beside.inputs.receive([signUp('bo@b.example')]).then(() => order.push('second'))
  await setImmediate()
  letGo()
  await Promise.all([first, second])
  expect(order).toEqual(['first', 'second'])
  expect(await store.inputs.waiting()).toBe(4)
})

test('a commit of the second store waits for the disk as the first one’s does', async () => {
  expect(await beside.check()).toMatchObject({ ok: true, detail: 'journal wal, synchronous full' })
})
