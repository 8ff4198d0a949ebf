import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { emptyFile, quickFolder } from '../simulate/simulate-alone.ts'
import { canonicalFlows } from './canonical-flows.ts'
import { sweep } from './sweep.ts'

const folder = mkdtempSync(join(quickFolder, 'etape-crash-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each(canonicalFlows)(
  '$name ends as if nothing had happened, wherever the process dies',
  async (flow) => {
    const { points, faults } = await sweep(flow, folder, await emptyFile())
    expect(faults).toEqual([])
    // A turn is a commit at least, and each has a before and an after, in both lives.
    expect(points).toBeGreaterThan(6)
  },
  600_000,
)
