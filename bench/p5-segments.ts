import type { Benchmark } from './benchmark.ts'
import { askProgram } from './programs.ts'

interface Evaluated {
  changesPerSecond: number
  /** How many memberships the answers came to: the same on both sides. */
  memberships: number
}

export const segments: Benchmark = {
  id: 'P5',
  work: 'A contact changes and 20 segments of three lines each that read what changed are evaluated again, as the engine does to find those that flip (json-rules-engine then confirms each flip, see P1)',
  baseline:
    'one json-rules-engine with the 20 conditions as rules, its own operators, facts by name, run once a change',
  unit: 'changes/s',
  goal: { atLeastTimes: 300 },
  bound: 'Calls of compiled closures; nothing is allocated.',
  nextLever: 'None needed: below P1 it does not show.',
  rounds: 3,
  prepare: async () => ({
    round: async () => {
      const rules = await askProgram<Evaluated>('baselines/json-rules.ts')
      const ours = await askProgram<Evaluated>('programs/evaluate-segments.ts')
      if (ours.memberships !== rules.memberships) {
        throw new Error(`${ours.memberships} memberships, but ${rules.memberships} by json-rules-engine.`)
      }
      return { figure: ours.changesPerSecond, baseline: rules.changesPerSecond }
    },
  }),
}
