/** `node proof/power-cuts.ts --cuts N [--seed S]`: what is left of a database when its log ends, or is noise, from any byte on. */
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { emptyFile, quickFolder } from './simulate/simulate-alone.ts'
import { cutPower } from './wal/power-cuts.ts'

const { values } = parseArgs({
  options: { cuts: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } },
})
const folder = mkdtempSync(join(quickFolder, 'etape-power-'))
const cuts = Number(values.cuts)
const faults = await cutPower({ folder, empty: await emptyFile(), cuts, seed: Number(values.seed) })
rmSync(folder, { recursive: true, force: true })
for (const fault of faults.slice(0, 20)) console.error(`✗ ${fault}`)
console.log(`${cuts} power cuts (seed ${values.seed}): ${faults.length} left something wrong.`)
process.exit(faults.length === 0 ? 0 : 1)
