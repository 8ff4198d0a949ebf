/** `npm test`: from a fresh clone to one verdict. `-- --only static|unit|browser` runs one part. */
import { begin } from './setup/begin.mjs'

begin(async () => {
  const { runTool } = await import('./setup/run-tool.mjs')
  return runTool('tools/tests/run-all.ts', process.argv.slice(2))
})
