import { aFlow } from '@etape/flow/testing'
import { describe, expect, test } from 'vitest'
import { refusal } from '../src/deliveries/testing/mail-server.ts'
import { aMailServer, aScene, hello, hourMs, mail } from './sending-scene.ts'

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
