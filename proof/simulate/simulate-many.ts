import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
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

export interface SeedShare extends Seeds {
  /** Each thread takes every so many-th seed. */
  step: number
}

/** Simulates all seeds, on every core; tells of each as it is done. */
export async function simulateMany(seeds: Seeds, told: (outcome: Outcome) => void): Promise<void> {
  const threads = Math.min(seeds.count, availableParallelism())
  const shares = Array.from({ length: threads }, (_, index) => ({ ...seeds, from: seeds.from + index, step: threads }))
  const last = seeds.from + seeds.count
  await Promise.all(
    shares.map((share) => runThread({ ...share, count: Math.ceil((last - share.from) / threads) }, told)),
  )
}

function runThread(share: SeedShare, told: (outcome: Outcome) => void): Promise<void> {
  const thread = new Worker(new URL('./seed-thread.ts', import.meta.url), { workerData: share })
  return new Promise((resolve, reject) => {
    thread.on('message', told)
    thread.once('error', reject)
    thread.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A thread ended with code ${code}.`))))
  })
}

/** How a seed is played again, with its trace. */
export const againBy = (seed: number, on: DatabaseKind): string =>
  `npm run sim -- --from ${seed} --count 1${on === 'postgres' ? ' --postgres' : ''}`
