/** `npm run sim -- --from 1 --count 200`: simulated workspaces with planted crashes. */
import { begin } from './setup/begin.mjs'

begin(async () => {
  const { runTool } = await import('./setup/run-tool.mjs')
  return runTool('proof/sim.ts', process.argv.slice(2))
})
