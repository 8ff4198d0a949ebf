import { testStores } from '@etape/store/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { start, startTestServer, type TestServer } from './test-server.ts'

const longMs = 300_000
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ config: { empty: false } })
}, longMs)
afterAll(() => server.stop())

test('it has some 500 contacts, 60 companies and deals of every type', async () => {
  const { admin } = server
  expect((await admin.listContacts({ query: { limit: 1 } })).total).toBe(500)
  expect((await admin.listCompanies({ query: { limit: 1 } })).total).toBe(60)
  const { stages } = await admin.summariseDeals({ query: {} })
  expect(new Set(stages.map(({ type }) => type))).toEqual(new Set(['open', 'won', 'lost']))
})

test('every template is a flow, and two are live with runs in every state', async () => {
  const { admin } = server
  const { rows } = await admin.listFlows({ query: {} })
  expect(rows).toHaveLength((await admin.listTemplates({})).rows.length)
  const live = rows.filter(({ status }) => status === 'live')
  expect(live).toHaveLength(2)
  const journey = live.find(({ version }) => version === 2)!
  expect(journey.counts).toMatchObject({
    waiting: expect.toSatisfy((count: number) => count > 10),
    failed: expect.toSatisfy((count: number) => count > 1),
  })
  const { outcomes } = await admin.readFlowStats({ params: { id: journey.id }, query: {} })
  expect(Object.keys(outcomes).sort()).toEqual(['lost', 'won'])
})

test('there are messages kept, sent and failed, notifications and tasks', async () => {
  const { admin } = server
  const has = async (status: 'kept' | 'needs-attention' | 'sent') =>
    (await admin.listDeliveries({ query: { status, limit: 1 } })).rows.length > 0
  expect(await Promise.all([has('kept'), has('needs-attention'), has('sent')])).toEqual([true, true, true])
  expect((await admin.listNotifications({ query: {} })).rows.length).toBeGreaterThan(0)
  for (const state of ['open', 'done'] as const) {
    expect((await admin.listTasks({ query: { state } })).rows.length).toBeGreaterThan(0)
  }
})

test('it is a history of four months that ends now', async () => {
  const { rows } = await server.admin.listRuns({ query: { limit: 200 } })
  expect(rows.every(({ startedAt }) => startedAt <= start && startedAt > start - 121 * 86_400_000)).toBe(true)
  expect((await server.admin.readHealth({})).status).toBe('ok')
})

test('no address in it leads anywhere', async () => {
  const { rows } = await server.admin.listContacts({ query: { limit: 200 } })
  expect(rows.every(({ fields }) => fields['email'] === null || String(fields['email']).endsWith('.example'))).toBe(
    true,
  )
})

test('it is made once on PostgreSQL too', { timeout: longMs }, async () => {
  const database = await testStores[1]!.newDatabase()
  const databaseUrl = database.config.type === 'postgres' ? database.config.url : null
  for (let time = 0; time < 2; time += 1) {
    const other = await startTestServer({ databaseUrl, config: { empty: false } })
    expect((await other.admin.listContacts({ query: { limit: 1 } })).total).toBe(500)
    await other.stop()
  }
  await database.remove()
})
