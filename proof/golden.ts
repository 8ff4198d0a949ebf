/**
 * `npm run golden`: takes recorded runs again with the code as it is and says what goes another way, with code 1 if anything does.
 * `-- --record` keeps how they go now, and says the same.
 */
import { parseArgs } from 'node:util'
import { compareRuns } from './golden/compare.ts'
import { keep, readKept } from './golden/keep.ts'
import { recordAll } from './golden/record.ts'

const { values } = parseArgs({ options: { record: { type: 'boolean', default: false } } })
const now = await recordAll()
const differences = compareRuns(readKept(), now)
for (const difference of differences) console.log(difference)
if (values.record) keep(now)
console.log(`${now.length} runs, ${differences.length} differences${values.record ? ', kept as they are now' : ''}`)
process.exit(differences.length > 0 && !values.record ? 1 : 0)
