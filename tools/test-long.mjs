/** `npm run test:long`: the proofs with counts that take hours; `-- --only sim` runs those whose name has that word. */
import { begin } from './setup/begin.mjs'

begin(async () => {
  const { runTool } = await import('./setup/run-tool.mjs')
  return runTool('tools/tests/long.ts', process.argv.slice(2))
})
