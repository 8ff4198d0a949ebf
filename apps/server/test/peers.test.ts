import type { ApiError } from '@etape/contract'
import type { FlowDocument } from '@etape/flow'
import { aFlow } from '@etape/flow/testing'
import { testStores, type TestDatabase } from '@etape/store/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importFile, planFor, upload } from './run-import.ts'
import { startTestServer, type TestServer } from './test-server.ts'

const secondMs = 1000
const dayMs = 86_400_000
const patience = { timeout: 30_000 }

/** What people complain of elsewhere, in the order in which it was collected. */
describe.each(testStores)('what others are blamed for does not happen on $name', ({ newDatabase }) => {
  let database: TestDatabase
  let server: TestServer
  beforeAll(async () => {
    database = await newDatabase()
    server = await startTestServer({
      databaseUrl: database.config.type === 'postgres' ? database.config.url : null,
    })
  })
  afterAll(async () => {
    await server.stop()
    await database.remove()
  })

  let made = 0
  const contact = async (fields: Record<string, string | number> = {}) => {
    made += 1
    const { id } = await server.admin.createContact({ body: { fields: { email: `c${made}@gmail.com`, ...fields } } })
    return id
  }
  const publish = async (name: string, document: FlowDocument) => {
    const { id } = await server.admin.createFlow({ body: { name, document: { ...document } } })
    await server.admin.publishFlow({ params: { id }, body: { revision: 1 } })
    return id
  }
  const enrol = async (flow: string, ...contacts: string[]) => {
    await server.admin.enrol({ params: { id: flow }, body: { type: 'contacts', contacts } })
    await server.idle()
  }
  const countsOf = async (id: string) => (await server.admin.readFlow({ params: { id } })).counts
  const stageOf = async (id: string) => (await server.admin.readContact({ params: { id } })).fields['stage']
  const byHand = () => aFlow().trigger('by-hand', {})
  const waiting = (days = 2) => byHand().add('wait', { for: { days } }, 'wait').end().build()

  test('1: one step sends one message, however often its contact is looked at', async () => {
    const flow = await publish('Mail', byHand().add('send-email', { subject: 'Hi', body: 'Hello' }).end().build())
    const id = await contact()
    await enrol(flow, id)
    for (let round = 0; round < 5; round++) {
      server.context.runtime.wake()
      await server.idle()
    }
    expect((await server.admin.listDeliveries({ query: { contact: id } })).rows).toHaveLength(1)
  })

  test('2: one contact that cannot be handled spoils no other of its batch, and is set aside in sight', async () => {
    const flow = await publish('Batch', byHand().add('set-stage', { record: 'contact', stage: 'mql' }).end().build())
    const ids = [await contact(), await contact(), await contact(), await contact()]
    const broken = Number(ids[1])
    const inputs = server.context.store.auth.kysely.withTables<{ input: Record<string, unknown> }>()
    const unreadable = { contact_id: broken, id: 1, at: 0, received_at: 0, hop: 0, source: 'test', content: 'no JSON' }
    await inputs.insertInto('input').values(unreadable).execute()
    await enrol(flow, ...ids)
    expect(await Promise.all(ids.map(stageOf))).toEqual(['mql', 'subscriber', 'mql', 'mql'])
    const { rows } = await server.context.store.turns.listSetAside({ limit: 5 })
    expect(rows.map((row) => row.contact.id)).toEqual([broken])
    await inputs.deleteFrom('input').where('contact_id', '=', broken).where('id', '=', 1).execute()
    await server.context.store.turns.retry([broken], server.clock.now())
    await server.idle()
    expect(await stageOf(String(broken))).toBe('mql')
  })

  test('3: coming in twice at the same moment makes one run', async () => {
    const flow = await publish('Once at a time', waiting())
    const id = await contact()
    await Promise.all([enrol(flow, id), enrol(flow, id), enrol(flow, id)])
    expect(await countsOf(flow)).toMatchObject({ enrolled: 1, waiting: 1 })
  })

  test('5: an event that is sent again starts nothing', async () => {
    const document = aFlow().trigger('event', { name: 'Bought' }).end().settings({ entry: 'every-time' }).build()
    const flow = await publish('Bought', document)
    const { secret } = await server.admin.createApiKey({ body: { name: 'Shop', kind: 'write' } })
    const authorization = `Basic ${Buffer.from(`${secret}:`).toString('base64')}`
    const track = server.as({ authorization, 'content-type': 'application/json' })
    const body = JSON.stringify({ userId: 'buyer-5', event: 'Bought', messageId: 'message-5' })
    for (let time = 0; time < 5; time++) await track('/v1/track', { method: 'POST', body })
    await server.idle()
    expect(await countsOf(flow)).toMatchObject({ enrolled: 1 })
  })

  test('6: a write starts a flow whichever way it came in', async () => {
    const document = aFlow().trigger('field-changed', { field: 'contact.city', to: 'Paris' }).end().build()
    const flow = await publish('City', document)
    await server.admin.updateContact({ params: { id: await contact() }, body: { fields: { city: 'Paris' } } })
    await contact({ external_id: 'tracked-6' })
    await contact({ email: 'imported-6@gmail.com' })
    const { secret } = await server.admin.createApiKey({ body: { name: 'Site', kind: 'write' } })
    const authorization = `Basic ${Buffer.from(`${secret}:`).toString('base64')}`
    const identify = JSON.stringify({ userId: 'tracked-6', traits: { city: 'Paris' } })
    const send = server.as({ authorization, 'content-type': 'application/json' })
    await send('/v1/identify', { method: 'POST', body: identify })
    await importFile(server.admin, {
      fileName: 'cities.csv',
      object: 'contact',
      text: 'email,city\nimported-6@gmail.com,Paris\n',
      plan: { matchBy: 'email' },
    })
    await server.idle()
    expect(await countsOf(flow)).toMatchObject({ enrolled: 3 })
  })

  test('8: working a segment out anew takes nobody from where they wait', async () => {
    const condition = { fact: 'contact.city', operator: 'equal', value: 'Oslo' }
    const { id: segment } = await server.admin.createSegment({ body: { name: 'Oslo', condition } })
    const document = aFlow()
      .trigger('segment-entered', { segment })
      .add('wait', { for: { days: 2 } })
      .end('kept')
      .build()
    const flow = await publish('Oslo', document)
    const id = await contact()
    await server.admin.updateContact({ params: { id }, body: { fields: { city: 'Oslo' } } })
    await server.admin.updateSegment({
      params: { id: segment },
      body: { name: 'Oslo', condition: { ...condition, value: 'Bergen' } },
    })
    await server.idle()
    expect(await countsOf(flow)).toMatchObject({ waiting: 1 })
    await server.pass(3 * dayMs)
    expect((await server.admin.readFlowStats({ params: { id: flow }, query: {} })).outcomes).toEqual({ kept: 1 })
  })

  test('11, 15: what is over stays as it ended, whoever comes late', async () => {
    const flow = await publish('Over', waiting())
    const id = await contact()
    await enrol(flow, id)
    const [run] = (await server.admin.listRuns({ query: { flow } })).rows
    await server.admin.cancelRun({ params: { id: run!.id } })
    const late = await server.admin.cancelRun({ params: { id: run!.id } }).then(
      () => null,
      (error: ApiError) => error.document.code,
    )
    expect(late).toBe('run/ended')
    await server.pass(3 * dayMs)
    expect((await server.admin.listRuns({ query: { flow } })).rows).toMatchObject([
      { status: 'ended', outcome: 'removed' },
    ])
  })

  test('14: a wait of a second and one of a year end when they are due, not before', async () => {
    const short = await publish(
      'Second',
      byHand()
        .add('wait', { for: { seconds: 1 } })
        .end()
        .build(),
    )
    const long = await publish(
      'Year',
      byHand()
        .add('wait', { for: { days: 365 } })
        .end()
        .build(),
    )
    const id = await contact()
    await enrol(short, id)
    await enrol(long, id)
    await server.pass(secondMs - 1)
    expect(await countsOf(short)).toMatchObject({ waiting: 1 })
    await server.pass(1)
    expect(await countsOf(short)).toMatchObject({ ended: 1 })
    await server.pass(365 * dayMs - secondMs - 1)
    expect(await countsOf(long)).toMatchObject({ waiting: 1 })
    await server.pass(1)
    expect(await countsOf(long)).toMatchObject({ ended: 1 })
  })

  test('19, 20: a new version handles nobody again, and no figure shrinks when flow or contact go', async () => {
    const flow = await publish('Kept', byHand().add('add-note', { text: 'Once' }).end().build())
    const id = await contact()
    await enrol(flow, id)
    await server.admin.publishFlow({ params: { id: flow }, body: { revision: 1 } })
    await server.idle()
    expect(await countsOf(flow)).toMatchObject({ enrolled: 1, ended: 1 })
    await server.admin.deleteContact({ params: { id } })
    await server.admin.archiveFlow({ params: { id: flow } })
    await server.idle()
    expect(await countsOf(flow)).toMatchObject({ enrolled: 1, ended: 1 })
    expect((await server.admin.listRuns({ query: { flow } })).rows).toHaveLength(1)
  })

  test('21, 39: a paused flow stands still: nobody walks through it without its actions', async () => {
    const document = byHand().add('wait', { for: { days: 1 } }).add('set-stage', { record: 'contact', stage: 'sql' }).end().build() // prettier-ignore
    const flow = await publish('Paused', document)
    const id = await contact()
    await enrol(flow, id)
    await server.admin.pauseFlow({ params: { id: flow } })
    await server.pass(5 * dayMs)
    expect(await countsOf(flow)).toMatchObject({ waiting: 1, ended: 0 })
    expect(await server.admin.readOverdue({ params: { id: flow } })).toEqual({ overdue: 1, waiting: 1 })
    await server.admin.resumeFlow({ params: { id: flow }, body: {} })
    await server.idle()
    expect(await stageOf(id)).toBe('sql')
  })

  test('29: a stage change starts a flow by its value, not by any change', async () => {
    const document = aFlow().trigger('stage-changed', { from: null, to: 'customer' }).end().build()
    const flow = await publish('Customers', document)
    const id = await contact()
    await server.admin.updateContact({ params: { id }, body: { fields: { stage: 'sql' } } })
    expect(await countsOf(flow)).toMatchObject({ enrolled: 0 })
    await server.admin.updateContact({ params: { id }, body: { fields: { stage: 'customer' } } })
    expect(await countsOf(flow)).toMatchObject({ enrolled: 1 })
  })

  test('31: a flow that writes what it listens to does not start itself', async () => {
    const document = aFlow()
      .trigger('field-changed', { field: 'contact.score' })
      .add('change-score', { change: 'add', points: 1 })
      .end()
      .settings({ entry: 'every-time' })
      .build()
    const flow = await publish('Score', document)
    const id = await contact()
    await server.admin.updateContact({ params: { id }, body: { fields: { score: 1 } } })
    await server.idle()
    expect(await countsOf(flow)).toMatchObject({ enrolled: 1 })
  })

  test('32: an import starts flows at the rate asked for, and drops nobody', async () => {
    const flow = await publish('Imported', aFlow().trigger('contact-created', { source: 'import' }).end().build())
    const importing = {
      fileName: 'slow.csv',
      object: 'contact',
      text: 'email\nslow1@gmail.com\nslow2@gmail.com\nslow3@gmail.com\n',
      plan: { runFlows: { type: 'at-rate', perMinute: 6 } },
    } as const
    const preview = await upload(server.admin, importing)
    const params = { id: preview.import.id }
    await server.admin.startImport({ params, body: planFor(preview, importing) })
    for (const read of [1, 2, 3]) {
      await expect.poll(async () => (await server.admin.readImport({ params })).read, patience).toBe(read)
      await server.idle()
      expect(await countsOf(flow)).toMatchObject({ enrolled: read })
      await expect.poll(() => server.clock.nextAt(), patience).toBe(server.clock.now() + 10 * secondMs)
      server.clock.moveTo(server.clock.now() + 10 * secondMs)
    }
    await expect.poll(async () => (await server.admin.readImport({ params })).state, patience).toBe('done')
  })

  test('33: two carts are two runs, and each hears its own event', async () => {
    const document = aFlow()
      .trigger('event', { name: 'Cart filled' })
      .add('wait-for', { for: { type: 'event', name: 'Cart paid', where: [] }, timeout: { days: 1 } }, 'paid')
      .end('paid')
      .from('paid', 'timed-out')
      .end('reminded')
      .settings({ entry: { rule: 'again-after-leaving', keyedBy: 'cart' } })
      .build()
    const flow = await publish('Carts', document)
    const id = await contact()
    const does = (name: string, cart: string) =>
      server.admin.recordEvent({ params: { id }, body: { name, properties: { cart } } })
    for (const cart of ['a', 'b', 'a']) await does('Cart filled', cart)
    await server.idle()
    expect(await countsOf(flow)).toMatchObject({ enrolled: 2, waiting: 2 })
    await does('Cart paid', 'b')
    await server.idle()
    expect(await countsOf(flow)).toMatchObject({ waiting: 1, ended: 1 })
    await server.pass(dayMs)
    expect((await server.admin.readFlowStats({ params: { id: flow }, query: {} })).outcomes).toEqual({
      paid: 1,
      reminded: 1,
    })
  })

  test('36, 37: the furthest stage is kept apart from the present one, and a write back is refused by name', async () => {
    const back = byHand().add('set-stage', { record: 'contact', stage: 'lead' }).end().build()
    const flow = await publish('Back', back)
    const id = await contact()
    await server.admin.updateContact({ params: { id }, body: { fields: { stage: 'customer' } } })
    await enrol(flow, id)
    expect(await stageOf(id)).toBe('customer')
    const { rows } = await server.admin.listContactChanges({ params: { id }, query: { field: 'stage' } })
    expect(rows[0]).toMatchObject({ outcome: 'refused', rule: 'forward-only', after: 'lead' })
    await server.admin.updateContact({ params: { id }, body: { fields: { stage: 'lead' } } })
    expect((await server.admin.readContact({ params: { id } })).fields).toMatchObject({
      stage: 'lead',
      furthest_stage: 'customer',
    })
  })

  test('38: every rule that moves stages is listed with how much it has changed, and can be turned off', async () => {
    const before = (await server.admin.listSyncRules({})).rows.find(({ id }) => id === 'won-deal')!
    const id = await contact()
    const fields = { name: 'Won', pipeline: 'sales', stage: 'closed-won' }
    await server.admin.createDeal({ body: { fields, contacts: [id] } })
    await server.idle()
    const after = (await server.admin.listSyncRules({})).rows.find((rule) => rule.id === 'won-deal')!
    expect(after.changed).toBe(before.changed + 1)
    await server.admin.saveSyncRule({ params: { id: 'won-deal' }, body: { enabled: false, filter: null } })
    const other = await contact()
    await server.admin.createDeal({ body: { fields, contacts: [other] } })
    await server.idle()
    expect(await stageOf(other)).toBe('subscriber')
  })

  test('a value that another contact has fails the run that writes it, and nobody is set aside', async () => {
    const document = byHand()
      .add('set-field', { field: 'contact.email', to: { type: 'text', text: 'taken@gmail.com' } })
      .end()
      .build()
    const flow = await publish('Same address', document)
    await contact({ email: 'taken@gmail.com' })
    const others = [await contact(), await contact()]
    await enrol(flow, ...others)
    expect(await countsOf(flow)).toMatchObject({ enrolled: 2, failed: 2 })
    const { rows } = await server.admin.listRuns({ query: { flow } })
    expect(rows.map(({ problem }) => problem !== null)).toEqual([true, true])
    expect((await server.context.store.turns.listSetAside({ limit: 5 })).rows).toEqual([])
  })

  test('a contact that moves to another company leaves a change with both names', async () => {
    const [one, two] = await Promise.all(
      ['One', 'Two'].map((name) => server.admin.createCompany({ body: { fields: { name } } })),
    )
    const id = await contact()
    const { runtime, clock } = server.context
    const now = clock.now()
    for (const company of [one!, two!]) {
      const cause = { by: 'person', user: 'anna', name: 'Anna' } as const
      const content = {
        type: 'record', created: null, fields: {}, companyId: Number(company.id), allowBackward: false, cause, runFlows: true,
      } as const // prettier-ignore
      const about = {
        contact: { id: Number(id) },
        source: 'test',
        idempotencyKey: null,
        at: now,
        receivedAt: now,
        hop: 0,
      }
      await runtime.receive([{ ...about, content }])
      await server.idle()
    }
    const { rows } = await server.admin.listContactChanges({ params: { id }, query: { field: 'company' } })
    expect(rows.map(({ before, after }) => [before, after])).toEqual([
      ['One', 'Two'],
      [null, 'One'],
    ])
  })
})
