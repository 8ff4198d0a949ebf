import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { quickFolder } from '../simulate/simulate-alone.ts'
import { backUpUnderLoad } from './back-up-under-load.ts'

test('50 backups of a busy workspace are each one moment of it, whole and sound', async () => {
  const folder = mkdtempSync(join(quickFolder, 'etape-backups-'))
  const { events, faults } = await backUpUnderLoad({ folder, backups: 50 })
  rmSync(folder, { recursive: true, force: true })
  expect(faults).toEqual([])
  expect(events.length).toBe(50)
  expect(events.at(-1)).toBeGreaterThan(events[0] ?? Infinity)
}, 600_000)
