import { chmodSync, copyFileSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { EpochMs } from '@etape/conditions'
import { openStore, restoreFile } from '@etape/store'
import { databaseFile } from '../config.ts'
import { makeDataFolder } from '../data-folder.ts'
import { renewInstance } from '../deliveries/instance.ts'
import { beginStandstill } from '../runtime/standstill.ts'
import { StartError } from '../start-error.ts'
import { secretBeside } from './back-up.ts'

/**
 * Makes a data folder of a backup. The workspace in it stands still until an administrator lets it go on, since nobody
 * knows here what the one that it was copied from has done since.
 */
export async function restore(file: string, dataDir: string, at: EpochMs): Promise<void> {
  if (!existsSync(file)) throw new StartError(`There is no file ${file}.`)
  makeDataFolder(dataDir)
  const path = databaseFile({ dataDir })
  if (existsSync(path)) {
    throw new StartError(
      `There is a database in ${dataDir} already. Give the backup a folder of its own: --data ./restored`,
    )
  }
  // Made ready under another name: a stop on the way leaves no workspace that would start at once.
  const making = join(dataDir, 'restoring.sqlite')
  restoreFile(file, making)
  const store = await openStore({ type: 'sqlite', path: making })
  try {
    await beginStandstill(store, at)
    await renewInstance(store)
    await store.idle()
  } finally {
    await store.close()
  }
  restoreFile(making, path)
  removeDatabase(making)
  if (!existsSync(secretBeside(file))) return
  copyFileSync(secretBeside(file), join(dataDir, 'secret'))
  chmodSync(join(dataDir, 'secret'), 0o600)
}

function removeDatabase(path: string): void {
  for (const end of ['', '-wal', '-shm', '-lock']) rmSync(path + end, { force: true })
}
