import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { memory } from '../setup/repository.mjs'
import { runQuietly } from '../setup/run-command.mjs'
import { type PartResult, failed, sum } from './part-result.ts'

/** Each counts as one test. The words are those of package.json's scripts. */
const checks = ['typecheck', 'lint', 'format:check', 'fences', 'unused', 'generate:check']

/** Runs every static check, also after one has failed. */
export async function runStaticChecks(): Promise<PartResult> {
  const results: PartResult[] = []
  for (const check of checks) results.push(await runCheck(check))
  return sum(results)
}

async function runCheck(check: string): Promise<PartResult> {
  const logFile = join(memory, 'checks', `${check.replace(':', '-')}.log`)
  const startedAt = performance.now()
  const code = await runQuietly('pnpm', ['run', '--silent', check], { env: process.env, logFile })
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${code === 0 ? '✓' : '✗'} ${check} (${seconds} s)`)
  return code === 0 ? { passed: 1, skipped: 0, failures: [] } : failed(`pnpm ${check}`, readFileSync(logFile, 'utf8'))
}
