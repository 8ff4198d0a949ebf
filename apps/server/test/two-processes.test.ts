import { aFlow } from '@etape/flow/testing'
import { testStores, type TestDatabase } from '@etape/store/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './test-server.ts'

const shared = testStores.filter(({ name }) => name === 'PostgreSQL')

describe.each(shared)('two processes on one $name', ({ newDatabase }) => {
  let database: TestDatabase
  let one: TestServer
  let other: TestServer
  beforeEach(async () => {
    database = await newDatabase()
    const databaseUrl = database.config.type === 'postgres' ? database.config.url : null
    one = await startTestServer({ databaseUrl })
    other = await startTestServer({ databaseUrl })
  })
  afterEach(async () => {
    await other.stop()
    await database.remove()
  })

  test('what one defines the other works with from then on', async () => {
    const label = { en: 'Plan', fr: 'Offre', sv: 'Plan' }
    await one.admin.createField({ body: { object: 'contact', key: 'plan', type: 'text', label } })
    const { id: segment } = await one.admin.createSegment({
      body: { name: 'Pro', condition: { fact: 'contact.plan', operator: 'equal', value: 'pro' } },
    })
    const document = aFlow()
      .trigger('segment-entered', { segment })
      .add('set-stage', { record: 'contact', stage: 'sql' })
      .end()
      .build()
    const { id: flow } = await one.admin.createFlow({ body: { name: 'To SQL', document: { ...document } } })
    await one.admin.publishFlow({ params: { id: flow }, body: { revision: 1 } })
    await one.stop()

    const create = (email: string) => other.admin.createContact({ body: { fields: { email, plan: 'pro' } } })
    const { id } = await create('pro@gmail.com')
    await other.idle()
    expect((await other.admin.readContact({ params: { id } })).fields).toMatchObject({ plan: 'pro', stage: 'sql' })
  })

  test('a pause holds everywhere as soon as it is acknowledged', async () => {
    const document = aFlow().trigger('by-hand', {}).add('wait', { for: { minutes: 1 } }).end().build() // prettier-ignore
    const { id: flow } = await one.admin.createFlow({ body: { name: 'Held', document: { ...document } } })
    await one.admin.publishFlow({ params: { id: flow }, body: { revision: 1 } })
    // From now on it works with the flow as it is live.
    await other.admin.readFlow({ params: { id: flow } })
    const { id } = await one.admin.createContact({ body: { fields: { email: 'held@gmail.com' } } })
    await one.admin.enrol({ params: { id: flow }, body: { type: 'contacts', contacts: [id] } })
    await one.idle()
    await one.admin.pauseFlow({ params: { id: flow } })
    await one.stop()
    await other.pass(3_600_000)
    expect((await other.admin.readFlow({ params: { id: flow } })).counts).toMatchObject({ waiting: 1, ended: 0 })
  })
})
