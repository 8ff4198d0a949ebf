import { accessSync, constants, copyFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openStore, type Store } from '@etape/store'
import { databaseFile } from '../config.ts'
import type { Foundation } from '../context.ts'
import { makeDemo } from './make-demo.ts'

export interface DemoParts extends Pick<Foundation, 'config' | 'version' | 'log' | 'clock'> {
  announce: (work: string) => void
}

const work = 'Making the demo workspace, four months of an invented company ...'

/** Makes the demo in a file of its own and puts it in place when it is whole: a stop on the way leaves nothing behind. */
export async function makeDemoFile(parts: DemoParts): Promise<void> {
  const path = databaseFile(parts.config)
  parts.announce(work)
  const workshop = mkdtempSync(join(quickFolder(parts.config.dataDir), 'etape-demo-'))
  const made = join(workshop, 'demo.sqlite')
  try {
    const store = await openStore({ type: 'sqlite', path: made })
    try {
      await makeDemo({ ...parts, store }, parts.clock.now())
    } finally {
      await store.close()
    }
    copyFileSync(made, `${path}.making`)
    renameSync(`${path}.making`, path)
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
}

// Thousands of commits that nobody needs to survive: where there is a folder in memory they cost nothing.
function quickFolder(otherwise: string): string {
  const inMemory = '/dev/shm'
  try {
    accessSync(inMemory, constants.W_OK)
    return inMemory
  } catch {
    return otherwise
  }
}

const made = 'demo-made'

/** On a database that is somebody else's to create: once, when there is nothing in it yet. */
export async function makeDemoOnce(store: Store, parts: DemoParts): Promise<void> {
  if ((await store.settings.readValue(made)) !== null || (await store.users.list()).length > 0) return
  parts.announce(work)
  await store.settings.saveValue(made, false)
  await makeDemo({ ...parts, store }, parts.clock.now())
  await store.settings.saveValue(made, true)
}
