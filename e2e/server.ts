import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildServer } from '../tools/setup/build-apps.mjs'
import { serverEnvironment, serverProgram } from '../tools/setup/server-command.mjs'

/** A running Etape of one's own: an address, a link that signs in once, and two ways to end it. */
export interface RunningEtape {
  url: string
  pid: number
  signInLink: string
  /** From the start of the process until it was ready. */
  readyMs: number
  stop: () => Promise<void>
  /** As when the power goes: nothing is finished first. */
  kill: () => Promise<void>
}

interface EtapeOptions {
  args?: string[]
  environment?: Record<string, string>
  /** For its data, and kept; without it an empty one that goes when the server stops. */
  folder?: string
  /** A file that its errors and its log go to. */
  errorsTo?: string
}

const root = dirname(dirname(fileURLToPath(import.meta.url)))
// The demo is months of history played through the real engine, on a machine that may have other things to do.
const startTimeoutMs = 180_000
const stopTimeoutMs = 20_000

/**
 * Starts Etape on a free port.
 * `args` are flags as after `npm start --`; of settings in the environment it gets only those in `environment`.
 * What it prints is kept in `test-results/servers/`; when it does not start, the error has the end of it.
 */
export async function startEtape({
  args = [],
  environment = {},
  folder,
  errorsTo,
}: EtapeOptions = {}): Promise<RunningEtape> {
  const data = folder ?? mkdtempSync(join(tmpdir(), 'etape-e2e-'))
  await buildServer({ env: process.env })
  const startedAt = performance.now()
  const server = spawn(process.execPath, [...serverProgram, '--port', '0', '--data', data, ...args], {
    cwd: root,
    env: { ...environmentWithoutSettings(), ...environment },
    stdio: ['ignore', 'pipe', errorsTo === undefined ? 'pipe' : openSync(errorsTo, 'w')],
  })
  // A test runner that is stopped in the middle leaves no server behind.
  const end = () => server.kill('SIGKILL')
  process.once('exit', end)
  const over = () => {
    process.off('exit', end)
    if (folder === undefined) rmSync(data, { recursive: true, force: true })
  }
  const stop = () => stopServer(server).then(over)
  const kill = () => killServer(server).then(over)
  try {
    const ready = await untilReady(server)
    return { ...ready, pid: server.pid ?? 0, readyMs: performance.now() - startedAt, stop, kill }
  } catch (error) {
    await stop()
    throw error
  }
}

function environmentWithoutSettings(): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([name]) => !name.startsWith('ETAPE_'))
  return serverEnvironment(Object.fromEntries(others))
}

function untilReady(server: ChildProcess): Promise<{ url: string; signInLink: string }> {
  const logFile = join(root, 'test-results', 'servers', `${server.pid}.log`)
  mkdirSync(dirname(logFile), { recursive: true })
  const log = createWriteStream(logFile)
  let output = ''
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`Etape ${why}. It said:\n${output.slice(-4000)}`))
    const timer = setTimeout(() => fail('was not ready in time'), startTimeoutMs)
    const listen = (chunk: Buffer) => {
      log.write(chunk)
      output += chunk.toString()
      const url = /^Etape is ready: (\S+)$/m.exec(output)?.[1]
      const signInLink = /^Sign in: (\S+)$/m.exec(output)?.[1]
      if (url === undefined || signInLink === undefined) return
      clearTimeout(timer)
      resolve({ url, signInLink })
    }
    server.stdout?.on('data', listen)
    server.stderr?.on('data', listen)
    server.once('error', (error) => fail(error.message))
    server.once('exit', (code) => fail(`ended with code ${code}`))
  })
}

function killServer(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => resolve())
    server.kill('SIGKILL')
  })
}

function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.kill('SIGKILL'), stopTimeoutMs)
    server.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
    server.kill('SIGTERM')
  })
}
