/** `node proof/malice.ts --count N [--seed S]`: reads so many mutations of sound flows. Ends with code 1 when one breaks anything. */
import { parseArgs } from 'node:util'
import { readMutations } from './malice/mutate.ts'

const { values } = parseArgs({
  options: { count: { type: 'string', default: '200000' }, seed: { type: 'string', default: '1' } },
})
const { refused, accepted, slowestMs, faults } = readMutations(Number(values.count), Number(values.seed))
for (const fault of faults.slice(0, 20)) console.error(`✗ ${fault.slice(0, 2000)}`)
console.log(
  `${refused} refused, ${accepted} sound after all, ${faults.length} faults; the slowest took ${slowestMs.toFixed(1)} ms`,
)
process.exit(faults.length === 0 ? 0 : 1)
