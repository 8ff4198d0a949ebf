import type { Benchmark } from './benchmark.ts'
import { askProgram } from './programs.ts'

const runs = 100_000
const stepsEach = 2
const rounds = 3
const baselineSeconds = 4

export const waking: Benchmark = {
  id: 'P2',
  work: '100,000 runs that wait are due at the same moment; each takes two steps (change score, wait) and sleeps again: steps a second until all sleep, durable (synchronous = FULL)',
  baseline:
    'better-sqlite3 alone, writing the four rows of one step (run, step, contact, delivery), scattered over 100,000 contacts, 500 steps a transaction, as durable',
  unit: 'steps/s',
  goal: { atLeastTimes: 0.6, later: 1 },
  bound:
    'One thread. A turn is short here, so what comes with each weighs more than in P1: a fifth of the time goes into SQLite’s row writes, a tenth into commits, a tenth into reading contacts and runs back; the rest is the walk and making rows. The baseline writes four rows a step; a turn of two steps writes six and reads two.',
  nextLever: 'Read what waking needs in one statement, and leave unchanged columns of runs out of what is written.',
  rounds,
  prepare: async (place) => {
    const folder = place.folder()
    const { flow } = await askProgram<{ flow: string }>('programs/put-to-sleep.ts', folder, runs, rounds)
    return {
      round: async () => {
        const rows = await askProgram<{ stepsPerSecond: number }>(
          'baselines/sqlite-rows.ts', place.folder(), runs, baselineSeconds,
        ) // prettier-ignore
        const ours = await askProgram<{ stepsPerSecond: number; seconds: number }>(
          'programs/wake-all.ts', folder, flow, runs * stepsEach,
        ) // prettier-ignore
        return { figure: ours.stepsPerSecond, baseline: rows.stepsPerSecond, details: { seconds: ours.seconds } }
      },
    }
  },
}
