import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { plainEnvironment, startServer } from './programs.ts'

const port = 4470
let cloned: Promise<Clone> | null = null

export interface Clone {
  /** From typing `npm start` in it for the first time until the first page was there. */
  firstStartSeconds: number
  /** The same again. */
  startAgain(): Promise<number>
}

/** A clone of the last commit in a folder of its own, made and started at the first call; gone when this program ends. */
export function cloneOnce(): Promise<Clone> {
  cloned ??= makeClone()
  return cloned
}

async function makeClone(): Promise<Clone> {
  const folder = mkdtempSync(join(tmpdir(), 'etape-clone-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  execFileSync('git', ['clone', '--quiet', fileURLToPath(new URL('..', import.meta.url)), folder])
  const startAgain = () => secondsUntilFirstPage(folder)
  return { firstStartSeconds: await startAgain(), startAgain }
}

async function secondsUntilFirstPage(folder: string): Promise<number> {
  const began = performance.now()
  const url = `http://127.0.0.1:${port}/`
  const command = ['npm', 'start', '--', '--port', `${port}`]
  const server = await startServer(command, { url, folder, patienceMs: 300_000, env: plainEnvironment() })
  const seconds = (performance.now() - began) / 1000
  await server.stop()
  return seconds
}
