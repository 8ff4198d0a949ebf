/** `npm run soak -- --minutes 30`: half of the load a server can take, for a long time. */
import { begin } from './setup/begin.mjs'

begin(async () => {
  const { runTool } = await import('./setup/run-tool.mjs')
  return runTool('bench/soak/soak.ts', process.argv.slice(2))
})
