/** `npm run planted`: plants bugs in a copy of the tree and sees whether the tests catch them. */
import { begin } from './setup/begin.mjs'

begin(async () => {
  const { runTool } = await import('./setup/run-tool.mjs')
  return runTool('proof/planted.ts', process.argv.slice(2))
})
