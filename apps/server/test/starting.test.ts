import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RequestOf } from '@etape/contract'
import type { FlowDocument } from '@etape/flow'
import { aFlow } from '@etape/flow/testing'
import { testStores, type TestDatabase } from '@etape/store/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './test-server.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

describe.each(testStores)('what starts a flow on $name', ({ newDatabase }) => {
  let database: TestDatabase
  let server: TestServer
  beforeAll(async () => {
    database = await newDatabase()
    server = await open()
  })
  afterAll(async () => {
    await server.stop()
    await database.remove()
  })

  const open = () => startTestServer({ databaseUrl: database.config.type === 'postgres' ? database.config.url : null })
  const publish = async (
    name: string,
    document: FlowDocument,
    rest: Partial<RequestOf<'publishFlow'>['body']> = {},
  ) => {
    const flow = await server.admin.createFlow({ body: { name, document: { ...document } } })
    const published = await server.admin.publishFlow({ params: { id: flow.id }, body: { revision: 1, ...rest } })
    return { id: flow.id, enrolled: published.enrolled }
  }
  const contact = (fields: Record<string, string | number>) => server.admin.createContact({ body: { fields } })
  const enrolled = async (id: string) => (await server.admin.readFlow({ params: { id } })).counts.enrolled
  const archive = (id: string) => server.admin.archiveFlow({ params: { id } })

  describe('by the clock', () => {
    const daily = (when: object | null) =>
      aFlow()
        .trigger('schedule', { cron: '0 12 * * *', zone: 'UTC', when })
        .add('add-note', { text: 'Noon' })
        .end()
        .settings({ entry: 'every-time' })
        .build()

    test('a schedule takes in everybody who matches, again and again', async () => {
      await contact({ email: 'one@clock.example', city: 'Noon' })
      await contact({ email: 'two@clock.example', city: 'Noon' })
      await contact({ email: 'three@clock.example', city: 'Midnight' })
      const { id } = await publish('Noon', daily({ fact: 'contact.city', operator: 'equal', value: 'Noon' }))
      await server.pass(2 * hourMs)
      expect(await enrolled(id)).toBe(0)
      await server.pass(2 * hourMs)
      expect(await enrolled(id)).toBe(2)
      await server.pass(2 * dayMs)
      expect(await enrolled(id)).toBe(6)
      await archive(id)
      await server.pass(2 * dayMs)
      expect(await enrolled(id)).toBe(6)
    })

    test('moments that passed while nobody was there are made up for once', async () => {
      await contact({ email: 'late@clock.example', city: 'Late' })
      const { id } = await publish('Late', daily({ fact: 'contact.city', operator: 'equal', value: 'Late' }))
      await server.idle()
      // Nobody looks while the clock jumps over ten noons at once.
      server.clock.moveTo(server.clock.now() + 10 * dayMs)
      await server.idle()
      await server.pass(minuteMs)
      expect(await enrolled(id)).toBe(1)
      await server.pass(dayMs)
      expect(await enrolled(id)).toBe(2)
      await archive(id)
    })
  })

  describe('by publishing', () => {
    test('those who match already come in at the rate asked for', async () => {
      for (let index = 0; index < 5; index++) await contact({ email: `rate${index}@rate.example`, city: 'Rate' })
      const document = aFlow()
        .trigger('contact-created', { source: null, when: { fact: 'contact.city', operator: 'equal', value: 'Rate' } })
        .end()
        .build()
      const { id, enrolled: meant } = await publish('Rate', document, { enrolMatching: true, enrolPerMinute: 1 })
      expect(meant).toBe(5)
      await server.idle()
      expect(await enrolled(id)).toBe(1)
      await server.pass(minuteMs)
      expect(await enrolled(id)).toBe(2)
      expect(await server.admin.listEnrolments({ params: { id } })).toMatchObject({
        rows: [{ total: 5, written: 5, perMinute: 1, done: true }],
      })
      await server.pass(10 * minuteMs)
      expect(await enrolled(id)).toBe(5)
    })

    test('a flow that lets in two an hour keeps the others waiting, and loses none', async () => {
      const document = aFlow()
        .trigger('event', { name: 'Queued', where: [], when: null })
        .end()
        .settings({ entry: 'every-time', capPerHour: 2 })
        .build()
      const { id } = await publish('Two an hour', document)
      for (let index = 0; index < 5; index++) {
        const made = await contact({ email: `cap${index}@cap.example` })
        await server.admin.recordEvent({ params: { id: made.id }, body: { name: 'Queued' } })
      }
      await server.idle()
      expect(await enrolled(id)).toBe(2)
      await server.pass(hourMs)
      expect(await enrolled(id)).toBe(4)
      await server.pass(hourMs)
      expect(await enrolled(id)).toBe(5)
    })
  })

  describe('through a crowd', () => {
    const crowded = (capPerHour: number) =>
      aFlow()
        .trigger('event', { name: 'Crowded', where: [], when: null })
        .end()
        .settings({ entry: 'once', capPerHour })
        .build()
    const comes = async (name: string) => {
      const { id } = await contact({ email: `${name}@crowd.example` })
      return { id, come: () => server.admin.recordEvent({ params: { id }, body: { name: 'Crowded' } }) }
    }

    test('whoever waits for a place holds one, and is told when it comes', async () => {
      const { id } = await publish('Crowd', crowded(1))
      const [ada, bo, cyr] = [await comes('ada'), await comes('bo'), await comes('cyr')]
      for (const { come } of [ada, bo, bo, cyr]) await come()
      await server.idle()
      const nextHour = Math.ceil((server.clock.now() + 1) / hourMs) * hourMs
      const whyNot = (who: string) => server.admin.whyNot({ params: { id: who }, query: { flow: id } })
      expect((await whyNot(bo.id)).blocks).toMatchObject([{ rule: 'queued', until: nextHour }])
      expect((await whyNot(cyr.id)).blocks).toMatchObject([{ rule: 'queued', until: nextHour + hourMs }])
      await bo.come()
      await server.pass(hourMs)
      expect(await enrolled(id)).toBe(2)
      await server.pass(hourMs)
      expect(await enrolled(id)).toBe(3)
      await archive(id)
    })

    test('who was on the way in comes in when a paused flow goes on, at the pace it has', async () => {
      const names = ['dan', 'eva', 'fia', 'gus']
      const people = await Promise.all(names.map(comes))
      const { id } = await publish('Paused crowd', crowded(2))
      for (const { come } of people) await come()
      await server.idle()
      expect(await enrolled(id)).toBe(2)
      await server.admin.pauseFlow({ params: { id } })
      await server.pass(5 * hourMs)
      expect(await enrolled(id)).toBe(2)
      await server.admin.resumeFlow({ params: { id }, body: {} })
      await server.pass(2 * hourMs)
      expect(await enrolled(id)).toBe(4)
      await archive(id)
    })

    test('those who match already come in when a paused flow goes on', async () => {
      for (let index = 0; index < 4; index++) await contact({ email: `hold${index}@hold.example`, city: 'Hold' })
      const when = { fact: 'contact.city', operator: 'equal', value: 'Hold' }
      const document = aFlow().trigger('contact-created', { source: null, when }).end().build()
      const { id } = await publish('Hold', document, { enrolMatching: true, enrolPerMinute: 1 })
      await server.idle()
      await server.admin.pauseFlow({ params: { id } })
      await server.pass(hourMs)
      expect(await enrolled(id)).toBe(1)
      expect(await server.admin.listEnrolments({ params: { id } })).toMatchObject({ rows: [{ waiting: 3 }] })
      await server.admin.resumeFlow({ params: { id }, body: {} })
      await server.pass(hourMs)
      expect(await enrolled(id)).toBe(4)
    })
  })

  describe('by a call from outside', () => {
    const called = () =>
      aFlow()
        .trigger('webhook', { email: 'customer.email', where: [], when: null }, 'call')
        .add('set-field', { field: 'contact.job_title', to: { type: 'text', text: '{{ event.plan | none }}' } })
        .end()
        .settings({ entry: 'every-time' })
        .build()
    const call = (url: string, body: unknown, headers: Record<string, string> = {}) =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })

    test('the secret address starts the flow for the contact the payload names, once for each call', async () => {
      const { id } = await publish('Called', called())
      const { rows } = await server.admin.listHooks({ params: { id } })
      const url = rows[0]?.url ?? ''
      expect(rows).toMatchObject([{ node: 'call', lastUsedAt: null }])
      const payload = { customer: { email: ' Ada@Called.example ' }, plan: 'Pro' }
      const first = await call(url, payload, { 'webhook-id': 'call-1' })
      expect([first.status, await first.json()]).toEqual([202, { accepted: true, duplicate: false }])
      const again = await call(url, payload, { 'webhook-id': 'call-1' })
      expect(await again.json()).toEqual({ accepted: true, duplicate: true })
      await call(url, { ...payload, id: 7 })
      await call(url, { ...payload, id: 7 })
      await server.idle()
      expect(await enrolled(id)).toBe(2)
      const found = await server.admin.listContacts({ query: { q: 'ada@called.example' } })
      expect(found.rows.map(({ fields }) => fields['job_title'])).toEqual(['Pro'])
    })

    test('a call that is made up, cut short or made again a hundred times at once starts nothing more', async () => {
      const { id } = await publish('Guarded', called())
      const url = (await server.admin.listHooks({ params: { id } })).rows[0]?.url ?? ''
      const secret = url.slice(url.lastIndexOf('/') + 1)
      const payload = { customer: { email: 'guarded@called.example' } }
      const wrong = [`${secret}A`, secret.slice(1), secret.toLowerCase(), 'x'.repeat(43), '__proto__', `${id}/call`]
      const answers = await Promise.all(wrong.map((made) => call(url.replace(secret, made), payload)))
      expect(answers.map(({ status }) => status)).toEqual(wrong.map(() => 404))
      const again = await Promise.all(
        Array.from({ length: 100 }, () => call(url, payload, { 'webhook-id': 'guarded' })),
      )
      expect(again.map(({ status }) => status)).toEqual(again.map(() => 202))
      await server.idle()
      expect(await enrolled(id)).toBe(1)
    })

    test('an address stays through a new version, and stops when a new one is made', async () => {
      const { id } = await publish('Renewed', called())
      const before = await server.admin.listHooks({ params: { id } })
      await server.admin.publishFlow({ params: { id }, body: { revision: 1 } })
      expect(await server.admin.listHooks({ params: { id } })).toEqual(before)
      const renewed = await server.admin.renewHook({ params: { id, node: 'call' } })
      const payload = { customer: { email: 'renewed@called.example' } }
      expect((await call(before.rows[0]?.url ?? '', payload)).status).toBe(404)
      expect((await call(renewed.rows[0]?.url ?? '', payload)).status).toBe(202)
    })

    test('what cannot be meant is refused with a reason, and a form is taken like JSON', async () => {
      const { id } = await publish('Refused', called())
      const url = (await server.admin.listHooks({ params: { id } })).rows[0]?.url ?? ''
      expect((await call(url, { customer: {} })).status).toBe(422)
      expect((await call(url, { customer: { email: 'nobody' } })).status).toBe(422)
      expect((await call(url, ['list'])).status).toBe(400)
      expect((await call(url, { text: 'x'.repeat(300_000) })).status).toBe(413)
      expect((await call(url.slice(0, -1), {})).status).toBe(404)
      const form = await fetch(url, {
        method: 'POST',
        body: new URLSearchParams({ 'customer.email': 'form@called.example' }),
      })
      expect(form.status).toBe(202)
      await server.admin.pauseFlow({ params: { id } })
      expect((await call(url, { customer: { email: 'paused@called.example' } })).status).toBe(409)
    })
  })

  test('a segment on time alone takes in at the moment those who were there before it was defined', async () => {
    const id = await contact({ email: 'silent@gmail.com', city: 'Silent' })
    await server.admin.recordEvent({ params: { id: id.id }, body: { name: 'Seen' } })
    const isSilent = { fact: 'contact.last_seen_at', operator: 'more-than-ago', value: { days: 30 } }
    const condition = { all: [{ fact: 'contact.city', operator: 'equal', value: 'Silent' }, isSilent] }
    const { id: segment } = await server.admin.createSegment({ body: { name: 'Silent', condition } })
    const flow = await publish('Silent', aFlow().trigger('segment-entered', { segment }).end().build())
    await server.pass(30 * dayMs - 1)
    expect(await enrolled(flow.id)).toBe(0)
    await server.pass(minuteMs)
    expect(await enrolled(flow.id)).toBe(1)
  })
})

test('who is on the way into a flow goes on in after a stop', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'etape-starting-'))
  const before = await startTestServer({ dataDir })
  const document = aFlow().trigger('by-hand', {}).end().build()
  const { id } = await before.admin.createFlow({ body: { name: 'Interrupted', document: { ...document } } })
  await before.admin.publishFlow({ params: { id }, body: { revision: 1 } })
  const contacts: number[] = []
  for (const name of ['a', 'b', 'c']) {
    const made = await before.admin.createContact({ body: { fields: { email: `${name}@gmail.com` } } })
    contacts.push(Number(made.id))
  }
  const cause = { by: 'system', reason: 'test' } as const
  const content = { type: 'enrol', flow: id, cause } as const
  const enrolment = { flow: id, node: null, content, contacts, perMinute: null, at: before.clock.now() }
  await before.context.store.enrolments.begin(enrolment)
  await before.stop()
  const after = await startTestServer({ dataDir })
  await after.idle()
  expect((await after.admin.readFlow({ params: { id } })).counts).toMatchObject({ enrolled: 3, ended: 3 })
  await after.stop()
  rmSync(dataDir, { recursive: true })
})
