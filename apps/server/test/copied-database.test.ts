import { aFlow } from '@etape/flow/testing'
import { copyPostgres, loadAnew, testStores, type TestDatabase } from '@etape/store/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { start, startTestServer, type TestServer } from './test-server.ts'

const dayMs = 86_400_000
const onPostgres = testStores.find(({ name }) => name === 'PostgreSQL')

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function startOn({ config }: TestDatabase): Promise<TestServer> {
  if (config.type !== 'postgres') throw new Error('no PostgreSQL')
  const server = await startTestServer({ databaseUrl: config.url })
  closing.push(() => server.stop())
  return server
}

/** Stops the server that was started last. */
const stopLast = async () => closing.pop()?.()

const isStill = async ({ admin }: TestServer) => (await admin.readStuck({})).standstill !== null

describe('a copy of a PostgreSQL database', () => {
  let original: TestDatabase

  // One contact has had its first letter and waits for its second, which is due a day later.
  beforeEach(async () => {
    if (!onPostgres) throw new Error('no PostgreSQL')
    original = await onPostgres.newDatabase()
    closing.push(() => original.remove())
    const { admin, idle } = await startOn(original)
    const document = aFlow()
      .trigger('contact-created', {})
      .add('send-email', { subject: 'Welcome', body: 'Welcome' })
      .add('wait', { for: { days: 1 } })
      .add('send-email', { subject: 'Still there?', body: 'Are you?' })
      .end()
      .build()
    const flow = await admin.createFlow({ body: { name: 'Letters', document: { ...document } } })
    await admin.publishFlow({ params: { id: flow.id }, body: { revision: 1 } })
    await admin.createContact({ body: { fields: { email: 'anna@acme.example' } } })
    await idle()
    await stopLast()
  })

  const copied = async () => {
    const copy = await copyPostgres(original)
    closing.push(() => copy.remove())
    return copy
  }
  const letters = async ({ admin }: TestServer) =>
    (await admin.listDeliveries({ query: { channel: 'email', limit: 10 } })).rows.map(({ status }) => status)

  test('stands still from its first start on, while the original goes on', async () => {
    const copy = await startOn(await copied())
    expect(await isStill(copy)).toBe(true)
    expect(await copy.admin.readHealth({})).toMatchObject({ status: 'degraded', checks: { standstill: { ok: false } } })
    copy.clock.moveTo(start + 2 * dayMs)
    await copy.idle()
    expect(await letters(copy)).toEqual(['kept'])

    const again = await startOn(original)
    expect(await isStill(again)).toBe(false)
    await again.pass(2 * dayMs)
    expect(await letters(again)).toEqual(['kept', 'kept'])
    const instanceOf = ({ context }: TestServer) => context.store.settings.readValue('instance')
    expect(await instanceOf(copy)).not.toBe(await instanceOf(again))
  })

  test('goes on for good once somebody has said so, and says what may have been sent', async () => {
    const database = await copied()
    const copy = await startOn(database)
    copy.clock.moveTo(start + 2 * dayMs)
    await copy.admin.endStandstill({})
    await copy.idle()
    expect(await letters(copy)).toEqual(['unknown', 'kept'])
    await stopLast()
    expect(await isStill(await startOn(database))).toBe(false)
  })

  test('is told from the original, too, when its dump was loaded in the original’s place', async () => {
    await loadAnew(original, 'setting')
    expect(await isStill(await startOn(original))).toBe(true)
  })

  test('is told from the original by a server that does not say which cluster it is', async () => {
    const { context } = await startOn(original)
    await context.store.settings.saveValue('database-marks', {
      ...(await context.store.marks()),
      cluster: null,
    })
    await stopLast()
    expect(await isStill(await startOn(original))).toBe(false)
    await stopLast()
    expect(await isStill(await startOn(await copied()))).toBe(true)
  })
})
