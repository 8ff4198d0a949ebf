import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from './start-error.ts'

/** The folder everything is kept in, made where it is missing; a `StartError` when it cannot be written. */
export function makeDataFolder(dataDir: string): void {
  try {
    mkdirSync(join(dataDir, 'imports'), { recursive: true })
    accessSync(dataDir, constants.W_OK | constants.X_OK)
    accessSync(join(dataDir, 'imports'), constants.W_OK)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    throw new StartError(`The data folder ${dataDir} cannot be written${reason}. Choose another: --data ./data`, {
      cause: error,
    })
  }
}
