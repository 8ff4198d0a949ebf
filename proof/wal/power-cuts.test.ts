import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyFile, quickFolder } from '../simulate/simulate-alone.ts'
import { cutPower } from './power-cuts.ts'

test('wherever the power is cut, what is left is a beginning of what happened with everything acknowledged by then', async () => {
  const folder = mkdtempSync(join(quickFolder, 'etape-power-'))
  const faults = await cutPower({ folder, empty: await emptyFile(), cuts: 2000, seed: 1 })
  rmSync(folder, { recursive: true, force: true })
  expect(faults).toEqual([])
}, 600_000)
