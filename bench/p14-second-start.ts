import type { Benchmark } from './benchmark.ts'
import { cloneOnce } from './clone.ts'

export const secondStart: Benchmark = {
  id: 'P14 second start',
  work: '`npm start` again in that clone, on the workspace it keeps: seconds until the first page is served',
  baseline: null,
  unit: 's',
  goal: { atMost: 3 },
  bound:
    'npm and the start script, a second program before ours that looks whether anything has to be installed or built, then the server’s own 0.7 s.',
  nextLever: 'Libraries that are needed only when somebody asks, as better-auth, in files of their own.',
  rounds: 3,
  isLong: true,
  prepare: async () => {
    const { startAgain } = await cloneOnce()
    return { round: async () => ({ figure: await startAgain(), baseline: null }) }
  },
}
