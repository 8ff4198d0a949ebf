import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '../start-error.ts'

const leastLength = 32
const leastCharacters = 10

/**
 * What sessions are signed with: made at the first start, kept in the data folder, readable by its owner alone. A `StartError` when
 * somebody has put one there that can be guessed.
 */
export function readSecret(dataDir: string): string {
  const file = join(dataDir, 'secret')
  try {
    writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length >= leastLength && new Set(secret).size >= leastCharacters) return secret
  throw new StartError(
    `The secret in ${file} can be guessed. Delete the file, and a new one is made: everybody signs in again, and unsubscribe links sent so far stop working.`,
  )
}
