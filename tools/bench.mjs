/** `npm run bench`: measures the figures of docs/benchmarks.md anew. */
import { begin } from './setup/begin.mjs'

begin(async () => {
  const { runTool } = await import('./setup/run-tool.mjs')
  return runTool('bench/run.ts', process.argv.slice(2))
})
