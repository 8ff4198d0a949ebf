import type { Benchmark } from './benchmark.ts'
import { cloneOnce } from './clone.ts'

export const freshClone: Benchmark = {
  id: 'P14 fresh clone',
  work: '`npm start` in a fresh clone of the last commit, with the caches of npm and pnpm warm: seconds until the first page is served, the demo workspace made',
  baseline: null,
  unit: 's',
  goal: { atMost: 60 },
  bound:
    'Bringing Node and pnpm, linking the dependencies and building the web app; the demo workspace is made by the engine itself, day by day.',
  nextLever: 'A web app that ships built, or is built while the server makes the demo workspace.',
  rounds: 1,
  isLong: true,
  prepare: async () => ({
    round: async () => ({ figure: (await cloneOnce()).firstStartSeconds, baseline: null }),
  }),
}
