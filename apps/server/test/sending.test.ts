import { aFlow } from '@etape/flow/testing'
import { testStores, type TestDatabase } from '@etape/store/testing'
import { describe, expect, test } from 'vitest'
import { aMailServer, aReceiver, aScene, callTo, closed, hello, hourMs, mail } from './sending-scene.ts'

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
