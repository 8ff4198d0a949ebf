import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import type { Benchmark } from './benchmark.ts'
import { openWebDesk } from './web-desk.ts'

export const webFirstScreen: Benchmark = {
  id: 'P13 first screen',
  work: 'JavaScript fetched until the first page is whole, for somebody who is signed in and has nothing in the cache, gzipped',
  baseline: null,
  unit: 'KB',
  goal: { atMost: 250 },
  bound: 'React, Mantine, React Router and the texts of one language; pages and the editor come when they are gone to.',
  nextLever: 'Fewer of Mantine’s parts in the shell.',
  rounds: 1,
  prepare: async (place) => {
    const desk = await openWebDesk(place.folder())
    return {
      round: async () => {
        const page = await desk.newPage()
        const scripts = await scriptsOf(page, desk.url)
        await page.context().close()
        const bytes = scripts.reduce((sum, script) => sum + gzipSync(script, { level: 6 }).length, 0)
        return { figure: bytes / 1024, baseline: null, details: { files: scripts.length } }
      },
      stop: desk.stop,
    }
  },
}

async function scriptsOf(page: Page, url: string): Promise<readonly Buffer[]> {
  const bodies: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body())
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  await page.getByRole('heading', { level: 1 }).waitFor()
  return Promise.all(bodies)
}
