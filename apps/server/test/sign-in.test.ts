import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './test-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'etape-sign-in-'))
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ dataDir: folder })
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const json = { 'content-type': 'application/json' }
const post = (path: string, body: unknown, headers: Record<string, string> = {}, method = 'POST') =>
  server.as({ ...json, ...headers })(path, { method, body: JSON.stringify(body) })
const password = 'correct horse battery'

async function person(name: string): Promise<{ email: string; cookie: string }> {
  const email = `${name}@etape.example`
  await server.admin.inviteUser({ body: { name, email, role: 'viewer' } })
  return { email, cookie: await server.cookieOf(email) }
}

test('a link signs in once', async () => {
  const { signInLink } = await server.admin.inviteUser({
    body: { name: 'Lena', email: 'lena@etape.example', role: 'viewer' },
  })
  const token = new URL(signInLink).searchParams.get('token')
  const first = await post('/api/session/link', { token })
  expect(first.status).toBe(200)
  const [cookie = ''] = first.headers.getSetCookie()
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=Lax/)
  expect((await post('/api/session/link', { token })).status).toBe(410)
})

test('opening a link does nothing yet: mail scanners open every one', async () => {
  const token = await server.context.auth.createLink('admin@etape.example')
  await server.as({})(`/sign-in/link?token=${token}`)
  expect((await post('/api/session/link', { token })).status).toBe(200)
})

test('a password set once signs in from then on', async () => {
  const { email, cookie } = await person('paul')
  expect((await post('/api/session/password', { password }, { cookie }, 'PUT')).status).toBe(204)
  expect((await post('/api/session', { email: 'PAUL@etape.example', password })).status).toBe(200)
  expect((await post('/api/session', { email, password: 'something else' })).status).toBe(401)
})

test('to change a password one has to know it, and other sessions end', async () => {
  const { email, cookie } = await person('rosa')
  const elsewhere = await server.cookieOf(email)
  await post('/api/session/password', { password }, { cookie }, 'PUT')
  const better = 'another long password'
  expect((await post('/api/session/password', { password: better }, { cookie }, 'PUT')).status).toBe(401)
  expect((await post('/api/session/password', { password: better, current: password }, { cookie }, 'PUT')).status).toBe(
    204,
  )
  expect((await server.as({ cookie })('/api/session')).status).toBe(200)
  expect((await server.as({ cookie: elsewhere })('/api/session')).status).toBe(401)
})

test.each(['short', 'aaaaaaaaaaaaaaaa', 'vera@etape.example'])('“%s” is no password', async (weak) => {
  const cookie = await server.cookieOf(
    (await server.context.store.users.byEmail('vera@etape.example'))?.email ?? (await person('vera')).email,
  )
  expect([400, 422]).toContain((await post('/api/session/password', { password: weak }, { cookie }, 'PUT')).status)
})

test('after ten wrong tries one has to wait, and everybody else does not', async () => {
  const { email, cookie } = await person('sven')
  await post('/api/session/password', { password }, { cookie }, 'PUT')
  const statuses: number[] = []
  for (let number = 0; number < 12; number += 1) {
    statuses.push((await post('/api/session', { email, password: `wrong guess ${number}` })).status)
  }
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429])
  await server.pass(60_000)
  expect((await post('/api/session', { email, password })).status).toBe(200)
})

test('who is unknown cannot be told from who has another password', async () => {
  const [unknown, known] = await Promise.all([
    post('/api/session', { email: 'nobody@etape.example', password }),
    post('/api/session', { email: 'admin@etape.example', password }),
  ])
  expect(await unknown.json()).toEqual(await known.json())
})

test('the language is remembered', async () => {
  const { cookie } = await person('yves')
  await post('/api/session/language', { language: 'fr' }, { cookie }, 'PUT')
  expect(await (await server.as({ cookie })('/api/session')).json()).toMatchObject({ language: 'fr' })
})

test('the last administrator stays one', async () => {
  const { user } = await server.admin.readSession({})
  await expect(server.admin.updateUser({ params: { id: user.id }, body: { role: 'viewer' } })).rejects.toThrow()
})

test('the secret is for the owner of the folder alone, and keys are kept as hashes', async () => {
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
  const { secret } = await server.admin.createApiKey({ body: { name: 'k', kind: 'api' } })
  await server.context.store.idle()
  for (const file of ['etape.sqlite', 'etape.sqlite-wal'])
    expect(readFileSync(join(folder, file)).includes(secret)).toBe(false)
  expect(JSON.stringify(await server.admin.listApiKeys({}))).not.toContain(secret)
})
