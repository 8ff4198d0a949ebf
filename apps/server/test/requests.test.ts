import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type Send, type TestServer } from './test-server.ts'

let server: TestServer
let send: Send
beforeAll(async () => {
  server = await startTestServer()
  send = server.as({ cookie: await server.cookieOf('admin@etape.example') })
})
afterAll(() => server.stop())

const json = { 'content-type': 'application/json' }
const post = (path: string, body: string, headers: Record<string, string> = json) =>
  send(path, { method: 'POST', body, headers })
const problemOf = async (response: Response) => {
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  return (await response.json()) as { code: string; status: number; problems?: { where: string }[] }
}

test('an unknown address is a problem, not a page', async () => {
  expect(await problemOf(await send('/api/nothing'))).toMatchObject({ code: 'request/unknown-route', status: 404 })
  expect(await problemOf(await send('/v1/nothing'))).toMatchObject({ code: 'request/unknown-route' })
})

test('a wrong method names the right ones', async () => {
  const response = await send('/api/contacts/1/notes', { method: 'DELETE' })
  expect(response.headers.get('allow')).toBe('POST')
  expect(await problemOf(response)).toMatchObject({ code: 'request/wrong-method', status: 405 })
})

test('every fault of a request is named with its place', async () => {
  const response = await post('/api/tasks', JSON.stringify({ title: '', priority: 'urgent', colour: 'red' }))
  const { code, problems } = await problemOf(response)
  expect(code).toBe('request/invalid')
  expect(problems?.map(({ where }) => where).sort()).toEqual(['body.colour', 'body.priority', 'body.title'])
})

test('a query given twice is refused rather than guessed', async () => {
  expect(await problemOf(await send('/api/contacts?q=a&q=b'))).toMatchObject({ code: 'request/invalid', status: 400 })
})

test('what is no JSON is refused as such', async () => {
  expect(await problemOf(await post('/api/tasks', '{"title": '))).toMatchObject({
    code: 'request/not-json',
    status: 400,
  })
})

test.each(['text/plain', 'application/x-www-form-urlencoded', ''])(
  'a body of the type “%s” is refused',
  async (type) => {
    const response = await post('/api/tasks', '{"title":"x"}', { 'content-type': type })
    expect(await problemOf(response)).toMatchObject({ code: 'request/wrong-type', status: 415 })
  },
)

test('JSON of 50 MB is refused without being read', async () => {
  const response = post('/api/tasks', `{"title":"${'x'.repeat(50_000_000)}"}`)
  // The server closes while the rest is still on its way, which some clients report instead of the answer.
  const told = await response.then(problemOf, () => ({ code: 'request/too-large' }))
  expect(told).toMatchObject({ code: 'request/too-large' })
  expect((await send('/api/health')).status).toBe(200)
})

test('a body a little too large is told so', async () => {
  const response = await post('/api/tasks', `{"title":"${'x'.repeat(300_000)}"}`)
  expect(await problemOf(response)).toMatchObject({ code: 'request/too-large', status: 413 })
})

test.each([
  [{ origin: 'https://evil.example' }],
  [{ 'sec-fetch-site': 'cross-site' }],
  [{ 'sec-fetch-site': 'same-site' }],
])('a request another site made a browser send is refused: %o', async (headers) => {
  const response = await post('/api/tasks', '{"title":"x"}', { ...json, ...headers })
  expect(await problemOf(response)).toMatchObject({ code: 'request/cross-site', status: 403 })
})

test('our own pages are let through', async () => {
  const response = await post('/api/tasks', '{"title":"x"}', {
    ...json,
    origin: server.url,
    'sec-fetch-site': 'same-origin',
  })
  expect(response.status).toBe(201)
})

test('every answer forbids what a page of ours never needs', async () => {
  for (const path of ['/', '/api/health', '/api/nothing', '/assets/none.js']) {
    const { headers } = await send(path)
    expect(headers.get('content-security-policy')).toContain("script-src 'self';")
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-powered-by')).toBeNull()
  }
})

test('answers of the API are kept by nobody', async () => {
  expect((await send('/api/contacts')).headers.get('cache-control')).toBe('no-store')
})

test('an id that can be nobody’s is not found', async () => {
  for (const id of ['0', '-1', '1e3', '999999999', 'abc', '__proto__', '%00']) {
    expect((await send(`/api/contacts/${id}`)).status).toBe(404)
  }
})

test('a cursor of another list is refused', async () => {
  expect(await problemOf(await send('/api/contacts?cursor=bm90aGluZw'))).toMatchObject({ code: 'request/invalid' })
})

test('the description of the API and its reader come from here', async () => {
  const described = (await (await send('/api/openapi.json')).json()) as { openapi: string }
  expect(described.openapi).toBe('3.1.1')
  const page = await (await send('/api/docs')).text()
  expect(page).not.toMatch(/https?:\/\//)
  for (const [, file] of page.matchAll(/(?:src|href)="([^"]+)"/g)) expect((await send(file!)).status).toBe(200)
})

test('what changes is told as it happens', async () => {
  const stop = new AbortController()
  const response = await send('/api/stream', { signal: stop.signal })
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  await reader.read()
  await post('/api/tasks', '{"title":"Told"}')
  const { value } = await reader.read()
  expect(JSON.parse(value!.replace(/^data: /, ''))).toMatchObject({ topic: 'task' })
  stop.abort()
})
