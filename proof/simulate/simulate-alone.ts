import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '@etape/store'
import { testStores } from '@etape/store/testing'
import { realClock } from '../../apps/server/src/clock.ts'
import { prepareWorkspace } from '../../apps/server/src/first-start.ts'
import { openDisk } from './process.ts'
import { simulate, type Simulated } from './simulate.ts'

export type DatabaseKind = 'sqlite' | 'postgres'

// In memory where the system has a place for it: what a killed process leaves is copied, not the disk's doing.
export const quickFolder = ['/dev/shm'].find((folder) => existsSync(folder)) ?? tmpdir()

/** A simulation on a database of its own, which is gone afterwards. */
export async function simulateAlone(seed: number, on: DatabaseKind = 'sqlite'): Promise<Simulated> {
  const folder = mkdtempSync(join(quickFolder, 'etape-sim-'))
  try {
    return on === 'sqlite' ? await simulate(seed, openDisk(folder, await emptyFile())) : await onPostgres(seed, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function onPostgres(seed: number, folder: string): Promise<Simulated> {
  // Only here: it is not needed where there is no server.
  const { openServer } = await import('./postgres-machine.ts')
  const postgres = testStores.find(({ name }) => name === 'PostgreSQL')
  if (!postgres) throw new Error('There are no tests on PostgreSQL.')
  const database = await postgres.newDatabase()
  const machine = openServer(database.config, join(folder, 'copy.sqlite'))
  try {
    return await simulate(seed, machine)
  } finally {
    await machine.giveUp()
    await database.remove()
  }
}

let empty: Promise<string> | null = null

/** A database with its tables made and a workspace in it where nothing has happened yet: making them anew takes longer than a simulation. */
export function emptyFile(): Promise<string> {
  empty ??= makeEmptyFile()
  return empty
}

async function makeEmptyFile(): Promise<string> {
  const folder = mkdtempSync(join(quickFolder, 'etape-empty-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'etape.sqlite')
  const store = await openStore({ type: 'sqlite', path })
  await prepareWorkspace(store, realClock())
  await store.close()
  return path
}
