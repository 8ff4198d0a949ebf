import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Keys } from './keys.ts'
import { askProgram } from './programs.ts'

export const million = 1_000_000
let made: Promise<Million> | null = null

/** A workspace as programs/make-lived-in.ts makes it. */
export interface LivedIn extends Keys {
  /** What each contact waits in. */
  waitingFlow: string
}

interface Million extends LivedIn {
  folder: string
}

/** A workspace with a million contacts, as many waiting runs and ten million steps, made at the first call; gone when this program ends. */
export function millionOnce(): Promise<Million> {
  made ??= make()
  return made
}

async function make(): Promise<Million> {
  const folder = mkdtempSync(join(tmpdir(), 'etape-million-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const printed = await askProgram<LivedIn>('programs/make-lived-in.ts', folder, million)
  return { folder, ...printed }
}
