import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildServer, buildWeb } from '../tools/setup/build-apps.mjs'
import type { Benchmark } from './benchmark.ts'
import { n8nOnce } from './n8n.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

export const installSize: Benchmark = {
  id: 'P12 install',
  work: 'What an installation takes on disk without Node itself: the server with its production dependencies (pnpm deploy --prod) and the built web app',
  baseline: 'n8n 2.41.0: the node_modules that npm makes for it',
  unit: 'MB',
  goal: { timesLess: 20 },
  bound:
    'Of its dependencies the largest are better-sqlite3 with the sources it is compiled from, swagger-ui, and zod in three builds.',
  nextLever: 'Leave out what is only needed to compile: a third of it.',
  rounds: 1,
  isLong: true,
  prepare: async (place) => {
    const { modules } = await n8nOnce()
    await buildServer({ env: process.env })
    await buildWeb({ env: process.env })
    return {
      round: async () => {
        const folder = join(place.folder(), 'server')
        const deploy = ['--filter', '@etape/server', '--prod', '--legacy', 'deploy', folder]
        execFileSync('pnpm', deploy, { cwd: root, stdio: 'ignore' })
        const server = megabytesIn(folder)
        const web = megabytesIn(join(root, 'apps', 'web', 'dist'))
        return { figure: server + web, baseline: megabytesIn(modules), details: { 'of which the web app': web } }
      },
    }
  },
}

/** As `du` counts it: a file once however often it is linked to; MB are 10⁶ bytes. */
function megabytesIn(folder: string): number {
  const [kilobytes] = execFileSync('du', ['-sk', folder], { encoding: 'utf8' }).split('\t', 1)
  return (Number(kilobytes) * 1024) / 1e6
}
