import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Benchmark } from './benchmark.ts'
import { secondsUntilFirstPage } from './first-page.ts'

const port = 4471

export const freshClone: Benchmark = {
  id: 'P14 fresh clone',
  work: '`npm start` in a fresh clone of the last commit, with the caches of npm, pnpm and the build warm: seconds until the first page is served',
  baseline: null,
  unit: 's',
  goal: { atMost: 60 },
  bound: '',
  nextLever: '',
  rounds: 1,
  prepare: async (place) => {
    const folder = join(place.folder(), 'clone')
    execFileSync('git', ['clone', '--quiet', fileURLToPath(new URL('..', import.meta.url)), folder])
    return {
      round: async () => ({
        figure: await secondsUntilFirstPage({ port, folder, data: join(folder, 'data') }),
        baseline: null,
      }),
    }
  },
}
