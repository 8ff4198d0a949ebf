import { aFlow } from '@etape/flow/testing'
import { testStores, type TestDatabase } from '@etape/store/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './test-server.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

describe.each(testStores)('what nobody moves on is seen on $name', ({ newDatabase }) => {
  let database: TestDatabase
  let server: TestServer
  beforeEach(async () => {
    database = await newDatabase()
    server = await startTestServer({ databaseUrl: database.config.type === 'postgres' ? database.config.url : null })
  })
  afterEach(async () => {
    await server.stop()
    await database.remove()
  })

  const checksOf = async () => (await server.admin.readHealth({})).checks

  test('a run whose wait ran out while no worker looked', async () => {
    const document = aFlow()
      .trigger('by-hand', {})
      .add('wait', { for: { hours: 1 } })
      .end()
      .build()
    const { id: flow } = await server.admin.createFlow({ body: { name: 'Wait', document: { ...document } } })
    await server.admin.publishFlow({ params: { id: flow }, body: { revision: 1 } })
    const { id } = await server.admin.createContact({ body: { fields: { email: 'late@gmail.com' } } })
    await server.admin.enrol({ params: { id: flow }, body: { type: 'contacts', contacts: [id] } })
    await server.idle()
    const dueAt = server.clock.now() + hourMs
    await server.context.runtime.stop()

    server.clock.moveTo(dueAt + 10_000)
    expect((await server.admin.readStuck({})).overdue).toEqual([])
    expect(await server.admin.readHealth({})).toMatchObject({ status: 'ok' })
    server.clock.moveTo(dueAt + 30 * minuteMs)
    expect((await server.admin.readStuck({})).overdue).toMatchObject([{ contact: { id }, dueAt }])
    expect((await server.admin.readHealth({})).status).toBe('degraded')
    expect(await checksOf()).toMatchObject({ schedule: { ok: false, detail: '1800 s behind' } })
  })

  test('a message that is being sent for longer than any can take', async () => {
    const { store, runtime } = server.context
    const { clock } = server
    const { id: contact } = await server.admin.createContact({ body: { fields: { email: 'sent@gmail.com' } } })
    await runtime.stop()
    const now = clock.now()
    const message = { channel: 'email', to: 'sent@gmail.com', subject: 'Hello', body: 'Hello there' } as const
    const about = { contactId: Number(contact), runId: null, stepId: null, flow: null, node: null, createdAt: now }
    await store.deliveries.add([{ id: store.ids.next('delivery'), key: 'late', ...about, message }])
    const claimed = await store.deliveries.claim({ channel: 'email', now, leaseMs: minuteMs, limit: 1 })
    await store.deliveries.begin([claimed[0]?.id ?? 0], { at: now, leaseMs: minuteMs })

    clock.moveTo(now + minuteMs - 1)
    expect(await checksOf()).toMatchObject({ sending: { ok: true } })
    clock.moveTo(now + hourMs)
    expect((await server.admin.readStuck({})).sending).toMatchObject([{ channel: 'email' }])
    expect(await checksOf()).toMatchObject({ sending: { ok: false } })
  })
})
