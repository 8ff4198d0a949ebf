import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { DatabaseKind } from './simulate-alone.ts'

export interface Seeds {
  from: number
  count: number
  on: DatabaseKind
}

/** What one simulation came to. */
export interface Outcome {
  seed: number
  faults: readonly string[]
  /** Kinds of steps that somebody was at. */
  kinds: readonly string[]
  simulatedMs: number
  /** Of the trace: the same where the story is the same. */
  print: string
}

export const printOf = (trace: readonly string[]): string => createHash('sha256').update(trace.join('\n')).digest('hex')

// What many databases that come and go leave in the memory of a process goes with it.
const seedsEach = 500

/** Simulates all seeds, on every core; tells of each as it is done. */
export async function simulateMany(seeds: Seeds, told: (outcome: Outcome) => void): Promise<void> {
  const cores = availableParallelism()
  const shares = sharesOf(seeds, Math.min(seedsEach, Math.ceil(seeds.count / cores)))
  const takeShares = async () => {
    for (let share = shares.shift(); share; share = shares.shift()) await runProcess(share, told)
  }
  await Promise.all(Array.from({ length: cores }, takeShares))
}

function sharesOf({ from, count, on }: Seeds, size: number): Seeds[] {
  return Array.from({ length: Math.ceil(count / size) }, (_, index) => ({
    from: from + index * size,
    count: Math.min(size, count - index * size),
    on,
  }))
}

function runProcess(share: Seeds, told: (outcome: Outcome) => void): Promise<void> {
  const program = fileURLToPath(new URL('./seed-process.ts', import.meta.url))
  const child = fork(program, [JSON.stringify(share)], { execArgv: [], serialization: 'advanced' })
  child.on('message', (outcome) => told(outcome as Outcome))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`A process ended with code ${code}.`))))
  })
}

/** How a seed is played again, with its trace. */
export const againBy = (seed: number, on: DatabaseKind): string =>
  `npm run sim -- --from ${seed} --count 1${on === 'postgres' ? ' --postgres' : ''}`
