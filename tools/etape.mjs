/** `npm run etape -- check FILE`: Etape's own commands, away from a running server. */
import { begin } from './setup/begin.mjs'

begin(async () => {
  const { runTool } = await import('./setup/run-tool.mjs')
  return runTool('apps/server/src/etape.ts', process.argv.slice(2))
})
