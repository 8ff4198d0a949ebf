import { plainRoutes, roles, routes, type Access, type PlainRoute, type Role, type Route } from '@etape/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './test-server.ts'

type Who = 'nobody' | Role | `key of a ${Role}` | 'write key'

let server: TestServer
const headersOf = new Map<Who, Record<string, string>>([['nobody', {}]])

beforeAll(async () => {
  server = await startTestServer()
  const basic = (key: string) => `Basic ${Buffer.from(`${key}:`).toString('base64')}`
  for (const role of roles) {
    const email = `${role}@etape.example`
    if (role !== 'admin') await server.admin.inviteUser({ body: { name: role, email, role } })
    headersOf.set(role, { cookie: await server.cookieOf(email) })
    const { secret } = await server.admin.createApiKey({ body: { name: role, kind: 'api', role } })
    headersOf.set(`key of a ${role}`, { authorization: `Bearer ${secret}` })
  }
  const { secret } = await server.admin.createApiKey({ body: { name: 'Shop', kind: 'write' } })
  headersOf.set('write key', { authorization: basic(secret) })
})
afterAll(() => server.stop())

const everybody: readonly Who[] = ['nobody', ...roles, ...roles.map((role): Who => `key of a ${role}`), 'write key']

/** What the contract says: let in, unknown, or known and too weak. */
function expected(who: Who, access: Access): 'in' | 401 | 403 {
  if (access === 'public') return 'in'
  if (access === 'write-key') return who === 'write key' ? 'in' : 401
  const role = roles.find((one) => who === one || who === `key of a ${one}`)
  if (!role) return 401
  return roles.indexOf(role) >= roles.indexOf(access) ? 'in' : 403
}

async function ask(who: Who, { method, path }: Route | PlainRoute): Promise<number> {
  const send = server.as({ ...headersOf.get(who), 'content-type': 'application/json' })
  // Nothing has this id, and no body has this part: whoever is let in changes nothing.
  const url = path.replace('{object}', 'contact').replace(/\{\w+\}/g, 'nothing-999999')
  const stop = new AbortController()
  const body = method === 'GET' ? {} : { body: JSON.stringify({ unknown_part: true }) }
  const { status } = await send(url, { method, signal: stop.signal, ...body })
  stop.abort()
  return status
}

const table: [string, Route | PlainRoute][] = [...Object.entries(routes), ...Object.entries(plainRoutes)]

describe.each(everybody)('%s', (who) => {
  // Signing out ends the session the other calls are made with, and is tried in its own test.
  test.each(table.filter(([name]) => name !== 'signOut'))('%s', async (_name, route) => {
    const status = await ask(who, route)
    const wanted = expected(who, route.access)
    const found = status === 401 || status === 403 ? status : 'in'
    const isOwnRefusal = route.access === 'public' && status === 401
    expect(isOwnRefusal ? 'in' : found).toBe(wanted === 'in' && isPersonal(who, route) ? found : wanted)
    expect(status).toBeLessThan(500)
  })
})

/** Routes about oneself are for people: a key has no inbox and no password. */
const personal: ReadonlySet<string> = new Set([
  '/api/session', '/api/session/language', '/api/session/password', '/api/notifications', '/api/notifications/read',
]) // prettier-ignore
const isPersonal = (who: Who, { path }: Route | PlainRoute): boolean => who.startsWith('key') && personal.has(path)

test('whoever signs out is nobody from then on', async () => {
  const cookie = await server.cookieOf('viewer@etape.example')
  const send = server.as({ cookie })
  expect((await send('/api/session', { method: 'DELETE' })).status).toBe(204)
  expect((await send('/api/session')).status).toBe(401)
})

test('a key that is revoked is refused at once', async () => {
  const { id, secret } = await server.admin.createApiKey({ body: { name: 'Short-lived', kind: 'api' } })
  const send = server.as({ authorization: `Bearer ${secret}` })
  expect((await send('/api/stages')).status).toBe(200)
  await server.admin.deleteApiKey({ params: { id } })
  expect((await send('/api/stages')).status).toBe(401)
})

test('a wrong key is refused even beside a good cookie', async () => {
  const cookie = await server.cookieOf('viewer@etape.example')
  expect((await server.as({ cookie, authorization: 'Bearer etp_wrong' })('/api/stages')).status).toBe(401)
})
