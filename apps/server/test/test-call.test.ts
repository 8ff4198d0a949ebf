import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHttpServer } from '../src/deliveries/testing/http-server.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const callTo = (url: string) => ({
  url,
  method: 'POST' as const,
  headers: { 'X-Team': 'sales' },
  body: '{"plan":"pro"}',
})

test('a test call arrives as a step would send it, and tells what came back and what would be taken from it', async () => {
  const receiver = await startHttpServer((response) => response.writeHead(201).end('{"person":{"country":"Chad"}}'))
  try {
    await server.admin.saveSending({ body: { allowedHosts: ['127.0.0.1'] } })
    const reads = ['person.country', 'person.town']
    const answered = await server.admin.testCall({ body: { ...callTo(receiver.url), reads } })
    expect(answered).toMatchObject({
      status: 201,
      isRefused: false,
      answer: '{"person":{"country":"Chad"}}',
      values: { 'person.country': 'Chad' },
    })
    expect(receiver.heard[0]?.body).toBe('{"plan":"pro"}')
    expect(receiver.heard[0]?.headers).toMatchObject({ 'x-team': 'sales', 'webhook-signature': expect.any(String) })
    expect((await server.admin.listDeliveries({ query: {} })).rows).toEqual([])
  } finally {
    receiver.close()
  }
})

test('an address of the own house is as closed to a test as it is to a step', async () => {
  await server.admin.saveSending({ body: { allowedHosts: [] } })
  const refused = await server.admin.testCall({ body: { ...callTo('http://127.0.0.1:1/'), reads: [] } })
  expect(refused).toMatchObject({ status: null, isRefused: true, answer: '' })
})
