/** `npm run mutants -- --only crm`: changes the core’s code in small ways and sees whether a test notices. */
import { begin } from './setup/begin.mjs'

begin(async () => {
  const { runTool } = await import('./setup/run-tool.mjs')
  return runTool('proof/mutants.ts', process.argv.slice(2))
})
