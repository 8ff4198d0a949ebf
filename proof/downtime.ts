/** `node proof/downtime.ts --waits N --letters N`: a server comes back after two weeks in which so many waits ran out. */
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { comeBackAfterTwoWeeks } from './downtime/two-weeks.ts'
import { quickFolder } from './simulate/simulate-alone.ts'

const { values } = parseArgs({
  options: { waits: { type: 'string', default: '50000' }, letters: { type: 'string', default: '500' } },
})
const [waits, letters] = [Number(values.waits), Number(values.letters)]
const folder = mkdtempSync(join(quickFolder, 'etape-away-'))
const { ended, arrived, caughtUpMs, faults } = await comeBackAfterTwoWeeks({ folder, waits, letters })
rmSync(folder, { recursive: true, force: true })
for (const fault of faults) console.error(`✗ ${fault}`)
console.log(`${ended} of ${waits} runs ended ${(caughtUpMs / 1000).toFixed(1)} s after the start, ${arrived} of ${letters} letters arrived.`) // prettier-ignore
process.exit(faults.length === 0 && ended === waits && arrived === letters ? 0 : 1)
