import type { Benchmark } from './benchmark.ts'
import { million, millionOnce } from './million.ts'
import { askProgram } from './programs.ts'
import type { Answered } from './segment-questions.ts'

export const segmentSql: Benchmark = {
  id: 'P6',
  work: `Three segments (fields; a custom field and a negation; events of the last 30 days and a field) over ${million.toLocaleString('en-US')} contacts: counting the members of each and reading all their ids`,
  baseline: 'the same three conditions as SQL written by hand, on the same database',
  unit: 'ms',
  goal: { atMostTimes: 1.3 },
  bound:
    'SQLite’s scan of the table. A condition becomes the SQL that one would write by hand, so both read the same rows; ids come in pages of 20,000, each a query that goes on where the last one ended.',
  nextLever: 'An index on what segments ask for most, made when a segment is saved.',
  rounds: 3,
  isLong: true,
  prepare: async () => {
    const { folder } = await millionOnce()
    return {
      round: async () => {
        const now = Date.now()
        const byHand = await askProgram<Answered>('baselines/segments-by-hand.ts', folder, now)
        const ours = await askProgram<Answered>('programs/ask-segments.ts', folder, now)
        if (ours.counts.join() !== byHand.counts.join()) {
          throw new Error(`${ours.counts.join()} members, but ${byHand.counts.join()} by hand.`)
        }
        const details = {
          'members of all': ours.counts.reduce((sum, count) => sum + count, 0),
          'ms to count': ours.countMs,
          'ms to count by hand': byHand.countMs,
        }
        return { figure: ours.countMs + ours.membersMs, baseline: byHand.countMs + byHand.membersMs, details }
      },
    }
  },
}
