/** `npm run golden -- --record`: takes recorded runs again and says what goes another way. */
import { begin } from './setup/begin.mjs'

begin(async () => {
  const { runTool } = await import('./setup/run-tool.mjs')
  return runTool('proof/golden.ts', process.argv.slice(2))
})
