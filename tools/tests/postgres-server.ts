import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Readable } from 'node:stream'
import { type PostgresUser, postgresFolders, postgresUser, reachableBy } from './postgres-programs.ts'

/** A PostgreSQL server of our own, empty, gone without a trace when stopped. */
export type PostgresServer = { url: string; stop: () => Promise<void> }

const startTimeoutMs = 60_000
// English order, as most people's servers have it: text that is compared or sorted by a database's own rules fails here.
const localeFlags = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=en-US']
// Nothing here outlives the tests, so nothing has to reach the disk.
const settings = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'unix_socket_directories=',
  'listen_addresses=127.0.0.1',
  'max_connections=200',
  'timezone=UTC',
]

/**
 * Starts PostgreSQL from the first place that has one that works: npm's, then the system's.
 * Throws, saying what to install, when there is none: tests on PostgreSQL are never skipped.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const user = postgresUser()
  const reasons: string[] = []
  for (const folder of postgresFolders()) {
    try {
      return await startFrom(folder, user)
    } catch (error) {
      reasons.push(`${folder}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  throw new Error(
    `The tests need a PostgreSQL server and none could be started; install one (Debian: apt-get install postgresql), or set ETAPE_TEST_POSTGRES to the address of an empty database.\n${reasons.join('\n')}`,
  )
}

async function startFrom(folder: string, user: PostgresUser | undefined): Promise<PostgresServer> {
  const programs = reachableBy(user, folder)
  const cluster = mkdtempSync(join(tmpdir(), 'etape-postgres-'))
  if (user !== undefined) chownSync(cluster, user.uid, user.gid)
  const cleanUp = () => {
    rmSync(cluster, { recursive: true, force: true })
    if (programs !== folder) rmSync(dirname(programs), { recursive: true, force: true })
  }
  try {
    createCluster(programs, cluster, user)
    const port = await freePort()
    const server = await serve(programs, cluster, port, user)
    return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop: () => stopServer(server).finally(cleanUp) }
  } catch (error) {
    cleanUp()
    throw error
  }
}

function createCluster(programs: string, cluster: string, user: PostgresUser | undefined) {
  const flags = ['-D', cluster, '--auth=trust', '--username=postgres', '--no-sync', ...localeFlags]
  const made = spawnSync(join(programs, 'initdb'), flags, { ...user, cwd: cluster, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`initdb failed. ${made.error?.message ?? made.stderr.trim()}`)
}

async function serve(programs: string, cluster: string, port: number, user: PostgresUser | undefined) {
  const flags = ['-D', cluster, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
  const server = spawn(join(programs, 'postgres'), flags, {
    ...user,
    cwd: cluster,
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await untilReady(server, server.stderr)
  return server
}

function untilReady(server: ChildProcess, log: Readable): Promise<void> {
  let written = ''
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`postgres ${why}. ${written.trim()}`))
    const timer = setTimeout(() => fail('was not ready in time'), startTimeoutMs)
    server.once('error', (error) => fail(error.message))
    server.once('exit', (code) => fail(`ended with code ${code}`))
    log.on('data', (chunk: Buffer) => {
      written = (written + chunk.toString()).slice(-4000)
      if (!written.includes('ready to accept connections')) return
      clearTimeout(timer)
      resolve()
    })
  })
}

function stopServer(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => resolve())
    server.kill('SIGQUIT') // at once: there is nothing to save
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
