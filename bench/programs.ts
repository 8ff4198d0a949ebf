import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { delimiter } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const inBench = (file: string) => fileURLToPath(new URL(file, import.meta.url))

/** Runs a program of this folder in a process of its own and answers what the last line it printed says. */
export async function askProgram<Answer>(file: string, ...args: readonly (string | number)[]): Promise<Answer> {
  const child = spawn(process.execPath, [inBench(file), ...args.map(String)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`${file} ended with ${code}.`)
  return JSON.parse(printed.trim().split('\n').at(-1) ?? 'null') as Answer
}

/** A program that serves. */
export interface Server {
  url: string
  pid: number
  /** From the start of the program until its address answered. */
  readySeconds: number
  stop(): Promise<void>
}

interface Serving {
  /** Answers when it serves. */
  url: string
  folder?: string
  patienceMs?: number
  env?: NodeJS.ProcessEnv
}

/** Starts a program that serves, and resolves when its address answers. */
export async function startServer(
  command: readonly string[],
  { url, folder = root, patienceMs = 120_000, env = process.env }: Serving,
): Promise<Server> {
  const [program = '', ...args] = command
  const began = performance.now()
  // A group of its own, so that all of it ends when it is stopped.
  const child = spawn(program, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'], detached: true })
  // A run that is stopped in the middle leaves no server behind.
  const end = () => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
  const stop = () => stopGroup(child)
  try {
    await untilItAnswers(url, child, patienceMs)
    return { url, pid: child.pid ?? 0, readySeconds: (performance.now() - began) / 1000, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function untilItAnswers(url: string, child: ChildProcess, patienceMs: number): Promise<void> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    if (await isThere(url)) return
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended with ${child.exitCode}.`)
    if (performance.now() > deadline) throw new Error(`Nothing answered at ${url}.`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function isThere(url: string): Promise<boolean> {
  try {
    const response = await fetch(url)
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}

async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const ended = once(child, 'close')
  process.kill(-child.pid, 'SIGTERM')
  await ended
}

/** Our own TypeScript programs, as `startServer` wants them. */
export const nodeProgram = (file: string, ...args: readonly string[]): string[] => [
  process.execPath,
  fileURLToPath(new URL(file, new URL('..', import.meta.url))),
  ...args,
]

/** The environment of somebody who types in a terminal: without what npm and our own scripts have added to it. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^npm_|^NODE_COMPILE_CACHE$/i.test(name))
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((entry) => !entry.startsWith(root))
  return { ...Object.fromEntries(own), PATH: path.join(delimiter) }
}
