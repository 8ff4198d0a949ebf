import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StartError } from '../start-error.ts'
import { readSecret } from './secret.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'etape-secret-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a secret is made once, for its owner alone, and each folder has another', () => {
  const secret = readSecret(folder)
  expect(readSecret(folder)).toBe(secret)
  expect(secret.length).toBe(64)
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
  rmSync(join(folder, 'secret'))
  expect(readSecret(folder)).not.toBe(secret)
})

test.each(['', 'secret', 'changeme', 'change-me-change-me-change-me-change-me', 'x'.repeat(64)])(
  'a secret that can be guessed is refused with a sentence (“%s”)',
  (secret) => {
    writeFileSync(join(folder, 'secret'), secret)
    expect(() => readSecret(folder)).toThrow(StartError)
    expect(() => readSecret(folder)).toThrow(/can be guessed\. Delete the file/)
  },
)
