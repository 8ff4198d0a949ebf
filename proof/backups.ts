/** `node proof/backups.ts --backups N`: backups of a busy workspace, each judged. */
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { backUpUnderLoad } from './backup/back-up-under-load.ts'
import { quickFolder } from './simulate/simulate-alone.ts'

const { values } = parseArgs({ options: { backups: { type: 'string', default: '50' } } })
const folder = mkdtempSync(join(quickFolder, 'etape-backups-'))
const { events, faults } = await backUpUnderLoad({ folder, backups: Number(values.backups) })
rmSync(folder, { recursive: true, force: true })
for (const fault of faults.slice(0, 20)) console.error(`✗ ${fault}`)
console.log(`${events.length} backups of ${events[0]} to ${events.at(-1)} events: ${faults.length} faults.`)
process.exit(faults.length === 0 ? 0 : 1)
