import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type Client } from '@etape/contract'
import { pino } from 'pino'
import { virtualClock, type VirtualClock } from '../src/clock.ts'
import { databaseFile, readConfig, type Config } from '../src/config.ts'
import type { Context } from '../src/context.ts'
import { passTime } from '../src/pass-time.ts'
import { startServer } from '../src/start-server.ts'
import { findBroken } from '../../../proof/invariants.ts'

/** A Monday morning. */
export const start = Date.UTC(2026, 0, 5, 9)

export interface TestServer {
  url: string
  context: Context
  /** Signed in as the first administrator. */
  admin: Client
  clock: VirtualClock
  /** Asks as whoever these headers say. */
  as(headers: Readonly<Record<string, string>>): Send
  /** The session's cookie of a person signed in by a link. */
  cookieOf(email: string): Promise<string>
  /** Resolves when nothing is due. */
  idle(): Promise<void>
  pass(ms: number): Promise<void>
  /** Rejects when what is left breaks something that has to hold of every database. */
  stop(): Promise<void>
}

export type Send = (path: string, init?: RequestInit) => Promise<Response>

export interface TestSettings {
  databaseUrl?: string | null
  config?: Partial<Config>
  dataDir?: string
}

// In memory where the system has a place for it: each commit waits for the disk, which tests need not.
const inMemory = ['/dev/shm'].find((folder) => existsSync(folder))

/** The whole server in this process, on a store and a folder of its own, with a clock that stands still. */
export async function startTestServer({
  databaseUrl = null,
  config = {},
  dataDir,
}: TestSettings = {}): Promise<TestServer> {
  const folder = dataDir ?? mkdtempSync(join(inMemory ?? tmpdir(), 'etape-server-'))
  const clock = virtualClock(start)
  const base = readConfig(['--port', '0', '--data', folder, '--empty'], {})
  const server = await startServer(
    { ...base, databaseUrl, ...config },
    { clock, log: pino({ level: 'error' }), random: () => 0.5, checksAnswers: true },
  )
  const { context, url } = server
  const as =
    (headers: Readonly<Record<string, string>>): Send =>
    (path, init = {}) =>
      fetch(url + path, { ...init, headers: { ...headers, ...(init.headers as Record<string, string>) } })
  const signIn = async (link: string) => {
    const token = new URL(link).searchParams.get('token')
    const response = await as({ 'content-type': 'application/json' })('/api/session/link', {
      method: 'POST',
      body: JSON.stringify({ token }),
    })
    if (!response.ok) throw new Error(`Signing in failed: ${await response.text()}`)
    return response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';', 1)[0])
      .join('; ')
  }
  const idle = () => context.runtime.idle(60_000)
  return {
    url,
    context,
    clock,
    as,
    admin: createClient(as({ cookie: await signIn(await server.signInLink()) })),
    cookieOf: async (email) => signIn(`${url}/?token=${await context.auth.createLink(email)}`),
    idle,
    pass: (ms) => passTime({ ...context, clock }, clock.now() + ms),
    stop: async () => {
      await server.stop()
      const broken = databaseUrl === null ? findBroken(databaseFile({ dataDir: folder })) : []
      if (dataDir === undefined) rmSync(folder, { recursive: true, force: true })
      if (broken.length > 0) throw new Error(`The story leaves a database that is not sound: ${broken.join('; ')}`)
    },
  }
}
