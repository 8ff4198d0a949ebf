import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simulate, type Simulated } from './simulate.ts'

// In memory where the system has a place for it: what a killed process leaves is copied, not the disk's doing.
const place = ['/dev/shm'].find((folder) => existsSync(folder)) ?? tmpdir()

/** A simulation in a folder of its own, which is gone afterwards. */
export async function simulateAlone(seed: number): Promise<Simulated> {
  const folder = mkdtempSync(join(place, 'etape-sim-'))
  try {
    return await simulate(seed, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
