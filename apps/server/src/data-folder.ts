import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { StartError } from './start-error.ts'

/** The folder everything is kept in, made where it is missing; a `StartError` when it cannot be written. */
export function makeDataFolder(dataDir: string): void {
  try {
    for (const folder of [dataDir, join(dataDir, 'imports')]) {
      makeFolder(folder)
      accessSync(folder, constants.W_OK | constants.X_OK)
    }
  } catch (error) {
    const reason = codeOf(error) === null ? '' : ` (${codeOf(error)})`
    throw new StartError(`The data folder ${dataDir} cannot be written${reason}. Choose another: --data ./data`, {
      cause: error,
    })
  }
}

// Step by step: where folders cannot be made at all, such as /proc, Node's own recursive way never comes back.
function makeFolder(path: string): void {
  try {
    mkdirSync(path)
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && statSync(path).isDirectory()) return
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error
    makeFolder(dirname(path))
    mkdirSync(path)
  }
}

const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error ? String(error.code) : null
