import { parentPort, workerData } from 'node:worker_threads'
import { simulateAlone } from './simulate-alone.ts'
import { printOf, type Outcome, type SeedShare } from './simulate-many.ts'

const { from, count, step, on } = workerData as SeedShare
for (let number = 0; number < count; number += 1) {
  const seed = from + number * step
  const { faults, simulatedMs, trace, kinds } = await simulateAlone(seed, on)
  parentPort?.postMessage({ seed, faults, kinds, simulatedMs, print: printOf(trace) } satisfies Outcome, [])
}
