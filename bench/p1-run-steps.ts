import type { Benchmark } from './benchmark.ts'
import { askProgram } from './programs.ts'

const contacts = 100_000
const rounds = 3
const baselineSeconds = 4

interface Enrolled {
  stepsPerSecond: number
  runs: number
  seconds: number
}

export const runSteps: Benchmark = {
  id: 'P1',
  work: '100,000 contacts enter a flow of six nodes (trigger, branch, set stage, set status, create task, end), a third of them in each round; steps a second until all runs have ended, durable (synchronous = FULL)',
  baseline:
    'better-sqlite3 alone, writing the four rows of one step (run, step, contact, delivery), scattered over 100,000 contacts, 500 steps a transaction, as durable',
  unit: 'steps/s',
  goal: { atLeastTimes: 1, later: 2 },
  bound:
    'One thread. Most of a contact’s way through the six nodes is SQLite’s row writes, making the rows and the walk. json-rules-engine’s one verdict, once a fifth of it, is asked for once with each country and score there is, since it is not asked the same again. Contacts come in the order of their ids, as people enrol them; the baseline’s are scattered.',
  nextLever: 'Rows that are bound as they are made, column by column, without an object for each in between.',
  rounds,
  prepare: async (place) => {
    const folder = place.folder()
    await askProgram('programs/make-flow.ts', folder, contacts)
    let third = 0
    return {
      round: async () => {
        const rows = await askProgram<{ stepsPerSecond: number }>(
          'baselines/sqlite-rows.ts', place.folder(), contacts, baselineSeconds,
        ) // prettier-ignore
        const ours = await askProgram<Enrolled>('programs/enrol-contacts.ts', folder, 'qualification', third++, rounds)
        const { runs, seconds } = ours
        return { figure: ours.stepsPerSecond, baseline: rows.stepsPerSecond, details: { runs, seconds } }
      },
    }
  },
}
