import type { Benchmark } from './benchmark.ts'
import { million, millionOnce } from './million.ts'
import { askProgram } from './programs.ts'

const few = 10_000
const rounds = 3

interface Enrolled {
  stepsPerSecond: number
  seconds: number
}

export const growth: Benchmark = {
  id: 'P10',
  work: `${few.toLocaleString('en-US')} contacts, spread over ${million.toLocaleString('en-US')} that have ten million steps of history, enter the flow of P1: steps a second until all runs have ended, durable`,
  baseline: `the same where these ${few.toLocaleString('en-US')} contacts, with ten steps of history each, are all there are`,
  unit: 'steps/s',
  goal: { atLeastTimes: 0.7 },
  bound:
    'Pages that are not in the cache: the ten thousand are spread over all contacts, so that nearly each row and index entry that is read is on a page of its own. Queries by index need as many rows whatever the size of the table.',
  nextLever: 'None needed.',
  rounds,
  isLong: true,
  prepare: async (place) => {
    const { folder } = await millionOnce()
    const enrol = (where: string, share: number, shares: number) =>
      askProgram<Enrolled>('programs/enrol-contacts.ts', where, 'qualification', share, shares)
    let share = 0
    return {
      round: async () => {
        const small = place.folder()
        await askProgram('programs/make-lived-in.ts', small, few)
        const alone = await enrol(small, 0, 1)
        const among = await enrol(folder, share++, million / few)
        return { figure: among.stepsPerSecond, baseline: alone.stepsPerSecond, details: { seconds: among.seconds } }
      },
    }
  },
}
