import type { Benchmark } from './benchmark.ts'
import { askProgram } from './programs.ts'

const waiting = 1_000_000
const runs = 500

interface Woken {
  p99Ms: number
  medianMs: number
  idlePercent: number
}

export const lateness: Benchmark = {
  id: 'P7',
  work: 'A server with nothing else to do and 1,000,000 contacts that wait for later: how long after its moment a sleeping run has gone on and is on disk, 99 of 100 of 500 runs',
  baseline: null,
  unit: 'ms',
  goal: { atMost: 100 },
  bound: 'A timer to the next moment that is due, then one turn and one commit to the disk.',
  nextLever: 'None needed.',
  rounds: 1,
  isLong: true,
  prepare: async (place) => ({
    round: async () => {
      const { p99Ms, medianMs, idlePercent } = await askProgram<Woken>('programs/wake-runs.ts', place.folder(), waiting, runs) // prettier-ignore
      return {
        figure: p99Ms,
        baseline: null,
        details: { 'median ms': medianMs, 'processor while nothing is due, %': idlePercent },
      }
    },
  }),
}
