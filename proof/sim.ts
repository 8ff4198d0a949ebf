/**
 * `npm run sim -- --from SEED --count N`: simulated workspaces with crashes, repeats and jumps of time, one for each seed. Prints the seeds
 * that fail with the command that plays them again, and `N passed, N failed` at the end. With `--count 1` it prints the trace.
 */
import { parseArgs } from 'node:util'
import { simulateAlone } from './simulate/simulate-alone.ts'

const { values } = parseArgs({
  options: { from: { type: 'string', default: '1' }, count: { type: 'string', default: '200' } },
})
const [from, count] = [Number(values.from), Number(values.count)]
if (!Number.isInteger(from) || !Number.isInteger(count) || count < 1) {
  console.error('--from and --count are whole numbers: the first seed, and how many.')
  process.exit(2)
}
const began = performance.now()
let failed = 0
let simulatedMs = 0
for (let seed = from; seed < from + count; seed += 1) {
  const simulated = await simulateAlone(seed)
  simulatedMs += simulated.simulatedMs
  if (count === 1) console.log(simulated.trace.join('\n'))
  if (simulated.faults.length === 0) continue
  failed += 1
  console.error(`✗ seed ${seed}: ${simulated.faults.join('; ')}\n  again: npm run sim -- --from ${seed} --count 1`)
}
const seconds = (performance.now() - began) / 1000
console.log(`${Math.round(simulatedMs / 86_400_000)} days were simulated in ${seconds.toFixed(1)} s.`)
console.log(`${count - failed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
