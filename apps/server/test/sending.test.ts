import type { FlowDocument } from '@etape/flow'
import { aFlow } from '@etape/flow/testing'
import { testStores, type TestDatabase } from '@etape/store/testing'
import { afterEach, describe, expect, test } from 'vitest'
import { startHttpServer, type HttpServer } from '../src/deliveries/testing/http-server.ts'
import { refusal, startMailServer, type MailServer } from '../src/deliveries/testing/mail-server.ts'
import { startTestServer, type TestServer } from './test-server.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})
const closed = <T>(thing: T, close: (thing: T) => unknown): T => {
  closing.push(() => close(thing))
  return thing
}
const aMailServer = async (...given: Parameters<typeof startMailServer>): Promise<MailServer> =>
  closed(await startMailServer(...given), ({ close }) => close())
const aReceiver = async (...given: Parameters<typeof startHttpServer>): Promise<HttpServer> =>
  closed(await startHttpServer(...given), ({ close }) => close())

interface Scene extends TestServer {
  publish(document: FlowDocument): Promise<string>
  contact(fields: Record<string, string | boolean>): Promise<string>
  contacts(count: number): Promise<string[]>
  enrol(flow: string, ...contacts: string[]): Promise<void>
  statuses(flow: string, node?: string): Promise<string[]>
}

async function aScene(settings: Parameters<typeof startTestServer>[0] = {}): Promise<Scene> {
  const server = closed(await startTestServer(settings), ({ stop }) => stop())
  const { admin } = server
  const contact: Scene['contact'] = async (fields) => (await admin.createContact({ body: { fields } })).id
  await admin.saveSending({ body: { allowedHosts: ['127.0.0.1'] } })
  return {
    ...server,
    contact,
    contacts: async (count) => {
      const ids: string[] = []
      for (let index = 0; index < count; index++) ids.push(await contact({ email: `nr${index}@acme.example` }))
      return ids
    },
    publish: async (document) => {
      const flow = await admin.createFlow({ body: { name: 'Tell', document: { ...document } } })
      await admin.publishFlow({ params: { id: flow.id }, body: { revision: 1 } })
      return flow.id
    },
    enrol: async (flow, ...contacts) => {
      await admin.enrol({ params: { id: flow }, body: { type: 'contacts', contacts } })
      await server.idle()
    },
    statuses: async (flow, node) => {
      const { rows } = await admin.listDeliveries({ query: { flow, limit: 200, ...(node && { node }) } })
      return rows.map(({ status }) => status)
    },
  }
}

const mail = { subject: 'Hello', body: 'Hello there' }
const hello = () => aFlow().trigger('by-hand', {}).add('send-email', mail, 'mail').build()
const callTo = (url: string) => ({ url, method: 'POST' }) as const

describe.each(testStores)('sending on $name', ({ newDatabase }) => {
  const onDatabase = async () => {
    const database: TestDatabase = closed(await newDatabase(), ({ remove }) => remove())
    return { databaseUrl: database.config.type === 'postgres' ? database.config.url : null }
  }

  test('a broken webhook trips its own step only', async () => {
    let isBroken = true
    const receiver = await aReceiver((response, { path }) => {
      response.writeHead(path === '/broken' && isBroken ? 503 : 200).end('{}')
    })
    const { url } = await aMailServer()
    const scene = await aScene({ ...(await onDatabase()), config: { smtpUrl: url } })
    await scene.admin.setLanguage({ body: { language: 'sv' } })
    const flow = await scene.publish(
      aFlow()
        .trigger('by-hand', {})
        .add('send-email', mail, 'mail')
        .add('call-webhook', callTo(`${receiver.url}/well`), 'well')
        .add('call-webhook', callTo(`${receiver.url}/broken`), 'broken')
        .build(),
    )
    const many = await scene.contacts(14)
    await scene.enrol(flow, ...many.slice(0, 9))
    expect((await scene.admin.listPausedSteps({})).rows).toEqual([])
    await scene.enrol(flow, ...many.slice(9))
    expect((await scene.admin.listPausedSteps({})).rows).toMatchObject([
      { flow: { id: flow }, node: { id: 'broken' }, detail: '503' },
    ])

    // Those that were on their way when it was paused are held when they would be tried again.
    await scene.pass(10_000)
    expect(await scene.statuses(flow, 'mail')).toEqual(many.map(() => 'sent'))
    expect(await scene.statuses(flow, 'well')).toEqual(many.map(() => 'sent'))
    expect(await scene.statuses(flow, 'broken')).toEqual(many.map(() => 'held'))
    expect((await scene.admin.readFlow({ params: { id: flow } })).status).toBe('live')
    const { rows: told } = await scene.admin.listNotifications({ query: {} })
    expect(told.map(({ title }) => title)).toEqual(['”Anropa webhook” i ”Tell” skickar inget just nu'])

    isBroken = false
    const { queued } = await scene.admin.resumeStep({ body: { flow, node: 'broken' } })
    await scene.idle()
    expect(queued).toBe(14)
    expect(await scene.statuses(flow, 'broken')).toEqual(many.map(() => 'sent'))
    const { counts } = await scene.admin.readFlow({ params: { id: flow } })
    expect(counts).toMatchObject({ waiting: 0, ended: 14 })
  })

  test('what a webhook answers is the run’s to go on with', async () => {
    const receiver = await aReceiver((response) => response.end('{"person":{"country":"Sweden"}}'))
    const scene = await aScene(await onDatabase())
    const reads = [{ path: 'person.country', into: 'contact.country' } as const]
    const flow = await scene.publish(
      aFlow()
        .trigger('by-hand', {})
        .add('call-webhook', { ...callTo(receiver.url), reads }, 'ask')
        .build(),
    )
    const id = await scene.contact({ email: 'alva@acme.example' })
    await scene.enrol(flow, id)
    expect((await scene.admin.readContact({ params: { id } })).fields['country']).toBe('Sweden')
    expect(JSON.parse(receiver.heard[0]?.body ?? '')).toMatchObject({ contact: { email: 'alva@acme.example' } })
  })

  test('a webhook that fails is tried for three days, then needs attention, and the run goes on as failed', async () => {
    const receiver = await aReceiver((response) => response.writeHead(500).end())
    const scene = await aScene(await onDatabase())
    const flow = await scene.publish(
      aFlow().trigger('by-hand', {}).add('call-webhook', callTo(receiver.url), 'ask').build(),
    )
    await scene.enrol(flow, await scene.contact({ email: 'alva@acme.example' }))
    expect(await scene.statuses(flow)).toEqual(['retrying'])
    await scene.pass(100 * hourMs)
    expect(await scene.statuses(flow)).toEqual(['needs-attention'])
    expect(receiver.heard).toHaveLength(10)
    expect(new Set(receiver.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    const { rows } = await scene.admin.listRuns({ query: { flow } })
    expect(rows).toMatchObject([{ status: 'ended' }])
  })
})

test('mail does not wait for a webhook that takes its time', async () => {
  const waiting: (() => void)[] = []
  const receiver = await aReceiver((response) => void waiting.push(() => response.end('{}')))
  let arrive = () => {}
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  const { url } = await aMailServer(() => ({
    onData: (stream, _session, done) => {
      stream.on('end', () => {
        arrive()
        done()
      })
      stream.resume()
    },
  }))
  const scene = await aScene({ config: { smtpUrl: url } })
  const slow = await scene.publish(
    aFlow().trigger('by-hand', {}).add('call-webhook', callTo(receiver.url), 'slow').build(),
  )
  const quick = await scene.publish(hello())
  const contacts = await scene.contacts(20)
  const enrol = (id: string) => scene.admin.enrol({ params: { id }, body: { type: 'contacts', contacts } })
  await enrol(slow)
  await enrol(quick)
  await arrived
  expect(await scene.statuses(slow)).not.toContain('sent')
  const answering = scene.idle()
  let answered = 0
  while (answered < contacts.length) {
    const next = waiting.shift()
    if (next) answered += 1
    next?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  await answering
  expect(await scene.statuses(slow)).toEqual(contacts.map(() => 'sent'))
})

test('colleagues are told in the app, by e-mail and in Slack, each once', async () => {
  const receiver = await aReceiver((response) => response.end('ok'))
  const { url, received } = await aMailServer()
  const scene = await aScene({ config: { smtpUrl: url } })
  await scene.admin.saveSending({ body: { slackUrl: receiver.url } })
  const { user } = await scene.admin.readSession({})
  const told = {
    to: { type: 'users' as const, users: [user.id] },
    title: '{{ first_name | Somebody }} booked a meeting',
    alsoByEmail: true,
    alsoInSlack: true,
  }
  const flow = await scene.publish(aFlow().trigger('by-hand', {}).add('notify', told).build())
  await scene.enrol(flow, await scene.contact({ email: 'alva@acme.example', first_name: 'Alva', subscribed: false }))
  const { rows } = await scene.admin.listNotifications({ query: {} })
  expect(rows.map(({ title }) => title)).toEqual(['Alva booked a meeting'])
  expect(receiver.heard.map(({ body }) => body)).toEqual(['{"text":"Alva booked a meeting"}'])
  expect(received).toHaveLength(1)
  expect(received[0]).toContain(`To: ${user.email}`)
})

describe('what a failure is', () => {
  test('one contact for whom everything fails pauses nothing, however often it is tried', async () => {
    const receiver = await aReceiver((response) => response.writeHead(500).end())
    const scene = await aScene()
    let calls = aFlow().trigger('by-hand', {})
    for (let nr = 0; nr < 12; nr++)
      calls = calls.add('call-webhook', callTo(receiver.url), `call-${nr}`).from(`call-${nr}`, 'failed')
    const flow = await scene.publish(calls.add('add-note', { text: 'Over' }).build())
    await scene.enrol(flow, await scene.contact({ email: 'alva@acme.example' }))
    await scene.pass(2000 * hourMs)
    expect(receiver.heard).toHaveLength(120)
    expect((await scene.admin.listPausedSteps({})).rows).toEqual([])
    expect((await scene.admin.listNotifications({ query: {} })).rows).toEqual([])
  })

  test('that nobody wants mail is none: it is not tried again and pauses nothing', async () => {
    const { url, received } = await aMailServer()
    const scene = await aScene({ config: { smtpUrl: url } })
    const flow = await scene.publish(
      aFlow()
        .trigger('by-hand', {})
        .add('wait', { for: { hours: 1 } })
        .add('send-email', mail, 'mail')
        .build(),
    )
    const ids: string[] = []
    for (let nr = 0; nr < 12; nr++) ids.push(await scene.contact({ email: `nr${nr}@acme.example`, subscribed: true }))
    await scene.enrol(flow, ...ids)
    for (const id of ids)
      await scene.admin.addSuppression({ body: { address: `nr${ids.indexOf(id)}@acme.example`, reason: 'complained' } })
    await scene.pass(100 * hourMs)
    const { rows } = await scene.admin.listDeliveries({ query: { flow } })
    expect(new Set(rows.map(({ status, attempts }) => `${status} ${attempts}`))).toEqual(new Set(['skipped 1']))
    expect([received.length, (await scene.admin.listPausedSteps({})).rows.length]).toEqual([0, 0])
    expect(await scene.admin.readStuck({})).toMatchObject({ needsAttention: 0, unknown: 0, failedRuns: [] })
  })

  test('what somebody has looked at can be left as it is', async () => {
    const receiver = await aReceiver((response) => response.writeHead(410).end())
    const scene = await aScene()
    const flow = await scene.publish(
      aFlow().trigger('by-hand', {}).add('call-webhook', callTo(receiver.url), 'call').build(),
    )
    await scene.enrol(flow, await scene.contact({ email: 'alva@acme.example' }))
    const [message] = (await scene.admin.listDeliveries({ query: { flow } })).rows
    const settle = () => scene.admin.settleDelivery({ params: { id: message?.id ?? '' }, body: { as: 'let-be' } })
    expect(message).toMatchObject({ status: 'needs-attention' })
    expect(await settle()).toMatchObject({
      status: 'skipped',
      reason: { text: '{name} said that it need not be sent.' },
    })
    await expect(settle()).rejects.toMatchObject({ document: { code: 'delivery/not-failed' } })
    await scene.pass(hourMs)
    expect(receiver.heard).toHaveLength(1)
  })
})

describe('mail to contacts', () => {
  test('who unsubscribes by the link of a letter gets no other, also from flows already under way', async () => {
    const { url, received } = await aMailServer()
    const scene = await aScene({ config: { smtpUrl: url, baseUrl: 'https://etape.example.com' } })
    const flow = await scene.publish(
      aFlow()
        .trigger('by-hand', {})
        .add('send-email', mail, 'first')
        .add('wait', { for: { days: 1 } })
        .add('send-email', mail, 'second')
        .build(),
    )
    const id = await scene.contact({ email: 'alva@acme.example', subscribed: true })
    await scene.enrol(flow, id)
    const link = /List-Unsubscribe: <https:\/\/etape\.example\.com(\/unsubscribe\/[\w-]+)>/.exec(received[0] ?? '')?.[1]
    const ask = (init: RequestInit) => fetch(`${scene.url}${link}`, init)
    const subscribed = async () => (await scene.admin.readContact({ params: { id } })).fields['subscribed']

    const page = await ask({ headers: { 'accept-language': 'fr' } })
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Se désabonner')])
    expect(await subscribed()).toBe(true)

    const oneClick = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) }
    expect((await ask(oneClick)).status).toBe(200)
    expect(await subscribed()).toBe(false)
    const { rows } = await scene.admin.listSuppressions({ query: {} })
    expect(rows).toMatchObject([{ address: 'alva@acme.example', reason: 'unsubscribed' }])

    await scene.pass(25 * hourMs)
    expect(received).toHaveLength(1)
    expect(await scene.admin.listRuns({ query: { flow } })).toMatchObject({ rows: [{ status: 'ended' }] })
  })

  test('who unsubscribed by mistake can come back, and nobody else can be unsubscribed by guessing', async () => {
    const scene = await aScene()
    const id = await scene.contact({ email: 'alva@acme.example', subscribed: true })
    const link = new URL(scene.context.leaving.addressFor(Number(id), 'alva@acme.example'))
    const post = (body: Record<string, string>, path = link.pathname) =>
      fetch(scene.url + path, { method: 'POST', body: new URLSearchParams(body) })
    await post({})
    const back = await post({ back: 'yes' })
    expect(await back.text()).toContain('You are subscribed again')
    expect((await scene.admin.readContact({ params: { id } })).fields['subscribed']).toBe(true)
    expect((await scene.admin.listSuppressions({ query: {} })).rows).toEqual([])
    const guessed = link.pathname.slice(0, -2) + 'AA'
    expect((await post({}, guessed)).status).toBe(404)
    expect((await scene.admin.listSuppressions({ query: {} })).rows).toEqual([])
  })

  test('an address that does not exist is written to once and never again', async () => {
    let asked = 0
    const { url } = await aMailServer(() => ({
      onRcptTo: (_address, _session, done) => {
        asked += 1
        done(Object.assign(new Error('5.1.1 no such user'), { responseCode: 550 }))
      },
    }))
    const scene = await aScene({ config: { smtpUrl: url } })
    const flow = await scene.publish(hello())
    const id = await scene.contact({ email: 'nobody@acme.example' })
    await scene.enrol(flow, id)
    await scene.admin.retryDeliveries({ body: { status: 'needs-attention', flow } })
    await scene.idle()
    expect(asked).toBe(1)
    expect(await scene.statuses(flow)).toEqual(['skipped'])
  })

  test('an outcome nobody knows is a state of its own: not repeated until somebody asks for it', async () => {
    let isBroken = true
    const { url, received } = await aMailServer(({ cut, received: kept }) => ({
      onData: (stream, _session, done) => {
        stream.on('end', () => {
          kept.push('letter')
          if (isBroken) cut()
          done()
        })
        stream.resume()
      },
    }))
    const scene = await aScene({ config: { smtpUrl: url } })
    const flow = await scene.publish(hello())
    await scene.enrol(flow, await scene.contact({ email: 'alva@acme.example' }))
    await scene.pass(100 * hourMs)
    expect([await scene.statuses(flow), received.length]).toEqual([['unknown'], 1])
    expect(await scene.admin.readStuck({})).toMatchObject({ unknown: 1, needsAttention: 0 })
    isBroken = false
    await scene.admin.retryDeliveries({ body: { status: 'needs-attention' } })
    await scene.idle()
    expect(received).toHaveLength(1)
    await scene.admin.retryDeliveries({ body: { status: 'unknown' } })
    await scene.idle()
    expect([await scene.statuses(flow), received.length]).toEqual([['sent'], 2])
  })

  test('whatever the mail server does, nobody is written to twice and no letter is lost', async () => {
    const tries = new Map<string, number>()
    const arrived: string[] = []
    const { url } = await aMailServer(({ cut }) => ({
      onRcptTo: ({ address }, _session, done) => {
        const tried = (tries.get(address) ?? 0) + 1
        tries.set(address, tried)
        if (address.startsWith('greylisted') && tried < 3) return done(refusal(451))
        if (address.startsWith('cut') && tried < 2) return cut()
        done(address.startsWith('unknown') ? refusal(550, '5.1.1 no such user') : null)
      },
      onData: (stream, { envelope }, done) => {
        const [to] = envelope.rcptTo.map(({ address }) => address)
        stream.on('end', () => {
          arrived.push(to ?? '')
          if (to?.startsWith('silent')) cut()
          done()
        })
        stream.resume()
      },
    }))
    const scene = await aScene({ config: { smtpUrl: url } })
    const flow = await scene.publish(hello())
    const kinds = ['well', 'fine', 'good', 'greylisted', 'cut', 'silent', 'unknown', 'nice', 'sound', 'whole']
    const ids: string[] = []
    for (let index = 0; index < 60; index++)
      ids.push(await scene.contact({ email: `${kinds[index % kinds.length]}${index}@acme.example` }))
    await scene.enrol(flow, ...ids)
    await scene.pass(48 * hourMs)
    // A server as bad as that gets the step paused; somebody lets it go on each time.
    while ((await scene.statuses(flow)).includes('held')) {
      await scene.admin.resumeStep({ body: { flow, node: 'mail' } })
      await scene.pass(48 * hourMs)
    }
    const { rows } = await scene.admin.listDeliveries({ query: { flow, limit: 200 } })
    expect(rows).toHaveLength(60)
    const timesTo = (to: string) => arrived.filter((address) => address === to).length
    const all = (status: string) => rows.filter((row) => row.status === status).map(({ to }) => to)
    expect(all('sent').filter((to) => timesTo(to) !== 1)).toEqual([])
    expect(all('needs-attention').filter((to) => timesTo(to) !== 0 || !to.startsWith('unknown'))).toEqual([])
    expect(all('unknown').filter((to) => timesTo(to) > 1)).toEqual([])
    const settled = all('sent').length + all('needs-attention').length + all('unknown').length
    expect(settled).toBe(60)
  })

  test('at night mail waits for the morning where the contact lives, and nothing has failed', async () => {
    const { url, received } = await aMailServer()
    const scene = await aScene({ config: { smtpUrl: url } })
    await scene.admin.saveSending({ body: { quietHours: { from: '21:00', to: '08:00' } } })
    const flow = await scene.publish(hello())
    // It is 09:00 in UTC: the middle of the day in Stockholm, and three hours before dawn in New York.
    const near = await scene.contact({ email: 'alva@acme.example', time_zone: 'Europe/Stockholm' })
    const far = await scene.contact({ email: 'joe@acme.example', time_zone: 'America/New_York' })
    await scene.enrol(flow, near, far)
    expect(received).toHaveLength(1)
    await scene.pass(4 * hourMs - 1)
    expect(received).toHaveLength(1)
    await scene.pass(1)
    expect(received).toHaveLength(2)
    const { rows } = await scene.admin.listDeliveries({ query: { flow } })
    expect(rows.map(({ status, attempts }) => [status, attempts])).toEqual([
      ['sent', 1],
      ['sent', 1],
    ])
  })

  test('only so many leave in a minute, and fewer to any one domain', async () => {
    const { url, received } = await aMailServer()
    const scene = await aScene({ config: { smtpUrl: url } })
    await scene.admin.saveSending({ body: { mailsPerMinute: 60, mailsPerMinuteAndDomain: 6 } })
    const flow = await scene.publish(hello())
    const few = await scene.contacts(3)
    const other = await scene.contact({ email: 'bo@other.example' })
    await scene.enrol(flow, ...few, other)
    expect(received).toHaveLength(1)
    await scene.pass(1000)
    expect(received).toHaveLength(2)
    expect(received[1]).toContain('bo@other.example')
    await scene.pass(10_000)
    expect(received).toHaveLength(3)
    await scene.pass(9_000)
    expect(received).toHaveLength(4)
    expect(await scene.statuses(flow)).toEqual(['sent', 'sent', 'sent', 'sent'])
  })
})

describe('what does not go on by itself', () => {
  test('a run that failed goes on from the step it failed at, when what was missing is there', async () => {
    const scene = await aScene()
    const document = aFlow()
      .trigger('by-hand', {})
      .add('add-note', { text: 'Before' })
      .add(
        'create-deal',
        { name: 'Course', stage: { pipeline: 'sales', stage: 'late' }, owner: { type: 'owner' } },
        'deal',
      )
      .build()
    const stages = (await scene.admin.listPipelines({})).rows[0]?.stages ?? []
    const late = { ...stages[0], id: 'late' } as (typeof stages)[number]
    const save = (list: typeof stages) =>
      scene.admin.savePipeline({
        params: { id: 'sales' },
        body: { label: { en: 'Sales', fr: 'Ventes', sv: 'Sälj' }, stages: list },
      })
    await save([late, ...stages])
    const flow = await scene.publish(document)
    await save(stages)
    const ids = [await scene.contact({ email: 'a@acme.example' }), await scene.contact({ email: 'b@acme.example' })]
    await scene.enrol(flow, ...ids)
    expect((await scene.admin.readStuck({})).failedRuns).toMatchObject([{ node: { id: 'deal' }, runs: 2 }])
    const counts = async () => (await scene.admin.readFlow({ params: { id: flow } })).counts
    // Tried in vain, they have failed once each all the same.
    await scene.admin.resumeRuns({ body: { flow } })
    await scene.idle()
    expect(await counts()).toEqual({ enrolled: 2, waiting: 0, ended: 0, failed: 2 })
    await save([late, ...stages])
    const { rows } = await scene.admin.listRuns({ query: { flow, status: 'failed' } })
    expect(await scene.admin.resumeRun({ params: { id: rows[0]?.id ?? '' } })).toEqual({ status: 'ended' })
    expect(await scene.admin.resumeRuns({ body: { flow } })).toEqual({ resumed: 1 })
    await scene.idle()
    expect((await scene.admin.listDeals({ query: {} })).rows).toHaveLength(2)
    expect((await scene.admin.readStuck({})).failedRuns).toEqual([])
    expect(await counts()).toEqual({ enrolled: 2, waiting: 0, ended: 2, failed: 0 })
    const story = await scene.admin.readRun({ params: { id: rows[0]?.id ?? '' } })
    expect(story.steps.filter(({ kind }) => kind === 'add-note')).toHaveLength(1)
  })

  test('a worker that stopped without a word is seen, and the server says that it is not well', async () => {
    const scene = await aScene()
    const { store, clock } = scene.context
    await store.workers.beat({ id: 'other', host: 'etape-2' }, clock.now())
    await scene.pass(2 * minuteMs)
    expect(await scene.admin.readHealth({})).toMatchObject({ status: 'ok' })
    await scene.pass(2 * minuteMs)
    const { workers } = await scene.admin.readStuck({})
    expect(workers.filter(({ isSilent }) => isSilent)).toMatchObject([{ host: 'etape-2' }])
    expect(await scene.admin.readHealth({})).toMatchObject({
      status: 'degraded',
      checks: { workers: { ok: false, detail: 'no word from 1 of 2' } },
    })
    await store.workers.leave('other')
    expect(await scene.admin.readHealth({})).toMatchObject({ status: 'ok' })
  })

  test('a message whose server stopped while it was being sent is not sent twice', async () => {
    const { url, received } = await aMailServer()
    const scene = await aScene({ config: { smtpUrl: url } })
    const { store, clock } = scene.context
    const message = { channel: 'email', to: 'alva@acme.example', ...mail } as const
    const about = {
      key: 'lost',
      contactId: 1,
      runId: null,
      stepId: 1,
      flow: null,
      node: null,
      createdAt: clock.now() + 1,
    }
    const id = store.ids.next('delivery')
    await store.deliveries.add([{ id, ...about, message }])
    const [claimed] = await store.deliveries.claim({
      channel: 'email',
      now: clock.now() + 1,
      leaseMs: hourMs,
      limit: 1,
    })
    await store.deliveries.begin([claimed?.id ?? 0], { at: clock.now(), leaseMs: hourMs })
    await scene.pass(2 * hourMs)
    expect(await store.deliveries.get(id)).toMatchObject({ status: 'unknown' })
    expect(received).toEqual([])
  })
})
