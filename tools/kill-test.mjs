/** `npm run kill-test -- --kills 50`: kills a busy server again and again and judges what is left. */
import { begin } from './setup/begin.mjs'

begin(async () => {
  const { runTool } = await import('./setup/run-tool.mjs')
  return runTool('proof/kill-test.ts', process.argv.slice(2))
})
