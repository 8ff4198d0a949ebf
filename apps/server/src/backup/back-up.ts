import { chmodSync, copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { backUpFile } from '@etape/store'
import { databaseFile } from '../config.ts'
import { StartError } from '../start-error.ts'

/** What goes with a backup: by it unsubscribe links already sent, and secret addresses, stay what they are. */
export const secretBeside = (file: string): string => `${file}.secret`

/**
 * Copies what a data folder holds to `file`, with the secret in a file beside it, whether a server is running on it or not. What
 * is being imported is not part of it.
 */
export function backUp(dataDir: string, file: string): void {
  const database = databaseFile({ dataDir })
  if (!existsSync(database)) {
    throw new StartError(`There is no database in ${dataDir}. Name the data folder of the workspace: --data ./data`)
  }
  backUpFile(database, file)
  const secret = join(dataDir, 'secret')
  if (!existsSync(secret)) return
  copyFileSync(secret, secretBeside(file))
  chmodSync(secretBeside(file), 0o600)
}
