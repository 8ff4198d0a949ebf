import type { Benchmark } from './benchmark.ts'
import { startHooked } from './hooked.ts'
import { n8nOnce } from './n8n.ts'

export const startTime: Benchmark = {
  id: 'P12 start',
  work: 'The server is started on a workspace that is there already: seconds until it takes its first webhook',
  baseline: 'n8n 2.41.0, the same',
  unit: 's',
  goal: { timesLess: 5 },
  bound: 'Loading and running the few files the server is built into, 5 MB together; see P14.',
  nextLever: 'As in P14.',
  rounds: 3,
  isLong: true,
  prepare: async (place) => {
    const n8n = await n8nOnce()
    return {
      round: async () => {
        const theirs = await n8n.start('default')
        await theirs.stop()
        const ours = await startHooked(place)
        await ours.stop()
        return { figure: ours.startSeconds, baseline: theirs.startSeconds }
      },
    }
  },
}
