import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { killAgainAndAgain } from './kill-again-and-again.ts'

test('a server that is killed 50 times while it is busy loses nothing and does nothing twice', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'etape-kills-'))
  const told = { kill: () => {} }
  const { verdict, acknowledged, readyMs } = await killAgainAndAgain({ folder, kills: 50, seed: 50, told })
  rmSync(folder, { recursive: true, force: true })
  expect(verdict.faults).toEqual([])
  expect(readyMs.length).toBe(50)
  expect(acknowledged).toBeGreaterThan(50)
}, 900_000)
