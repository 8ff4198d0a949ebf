/** Plays a share of the seeds, which it is given as JSON, and tells of each as it is done. */
import { simulateAlone } from './simulate-alone.ts'
import { printOf, type Outcome, type Seeds } from './simulate-many.ts'

// Whoever wanted to know is gone.
process.once('disconnect', () => process.exit(1))

const { from, count, on } = JSON.parse(process.argv[2] ?? '') as Seeds
for (let seed = from; seed < from + count; seed += 1) {
  const { faults, simulatedMs, trace, kinds } = await simulateAlone(seed, on)
  await tell({ seed, faults, kinds, simulatedMs, print: printOf(trace) })
}
process.exit()

function tell(outcome: Outcome): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(outcome, undefined, undefined, (error) => (error ? reject(error) : resolve()))
  })
}
