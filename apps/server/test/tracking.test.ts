import { Analytics } from '@segment/analytics-node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
let writeKey: string
beforeAll(async () => {
  server = await startTestServer()
  writeKey = (await server.admin.createApiKey({ body: { name: 'Shop', kind: 'write' } })).secret
})
afterAll(() => server.stop())

const find = async (q: string) => (await server.admin.listContacts({ query: { q } })).rows
const send = (path: string, body: unknown, key = writeKey) =>
  server.as({
    'content-type': 'application/json',
    authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
  })(path, { method: 'POST', body: JSON.stringify(body) })

test('Segment’s own client works when it is pointed at Etape', async () => {
  const analytics = new Analytics({ writeKey, host: server.url, path: '/v1/batch', flushAt: 10 })
  analytics.identify({ userId: 'u-1', traits: { email: 'alva@nordfrakt.example', firstName: 'Alva' } })
  analytics.track({ userId: 'u-1', event: 'Signed Up', properties: { plan: 'pro' } })
  analytics.page({ userId: 'u-1', name: 'Pricing', properties: { path: '/pricing' } })
  analytics.group({ userId: 'u-1', groupId: 'g-1', traits: { name: 'Nordfrakt AB', industry: 'Transport' } })
  await analytics.closeAndFlush()
  await server.idle()

  const [contact] = await find('u-1')
  expect(contact).toMatchObject({ name: 'Alva', company: { name: 'Nordfrakt AB' } })
  const { rows } = await server.admin.readTimeline({ params: { id: contact!.id }, query: { kinds: 'event' } })
  expect(new Set(rows.map(({ event }) => event?.name))).toEqual(new Set(['Page visited', 'Signed Up']))
})

test('a call that comes twice with the same message id counts once', async () => {
  const call = { userId: 'u-2', event: 'Ordered', messageId: 'm-1' }
  expect((await send('/v1/track', call)).status).toBe(200)
  expect((await send('/v1/track', call)).status).toBe(200)
  await server.idle()
  const [contact] = await find('u-2')
  const { rows } = await server.admin.readTimeline({ params: { id: contact!.id }, query: { kinds: 'event' } })
  expect(rows).toHaveLength(1)
})

test('what an anonymous visitor did belongs to the person they turn out to be', async () => {
  await send('/v1/track', { anonymousId: 'anon-3', event: 'Read guide' })
  await send('/v1/alias', { userId: 'u-3', previousId: 'anon-3' })
  await send('/v1/identify', { userId: 'u-3', anonymousId: 'anon-3', traits: { email: 'elin@b.example' } })
  await server.idle()
  const [contact] = await find('elin@b.example')
  const { rows } = await server.admin.readTimeline({ params: { id: contact!.id }, query: { kinds: 'event' } })
  expect(rows.map(({ event }) => event?.name)).toEqual(['Read guide'])
})

test('a wrong write key is refused, and so is a call that names no event', async () => {
  expect((await send('/v1/track', { userId: 'u', event: 'x' }, 'wrong')).status).toBe(401)
  const response = await send('/v1/track', { userId: 'u' })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ code: 'request/invalid' })
})
