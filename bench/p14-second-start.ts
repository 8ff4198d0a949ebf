import type { Benchmark } from './benchmark.ts'
import { secondsUntilFirstPage } from './first-page.ts'

const port = 4470

export const secondStart: Benchmark = {
  id: 'P14 second start',
  work: '`npm start` where it has been started before, with the demo workspace: seconds until the first page is served',
  baseline: null,
  unit: 's',
  goal: { atMost: 3 },
  bound: '',
  nextLever: '',
  rounds: 3,
  prepare: async (place) => {
    const data = place.folder()
    await secondsUntilFirstPage({ port, data })
    return { round: async () => ({ figure: await secondsUntilFirstPage({ port, data }), baseline: null }) }
  },
}
