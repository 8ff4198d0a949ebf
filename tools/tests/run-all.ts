import { parseArgs } from 'node:util'
import { runBrowserTests } from './browser-tests.ts'
import { describeFailures } from './describe-failures.ts'
import { type PartResult, sum } from './part-result.ts'
import { runStaticChecks } from './static-checks.ts'
import { runUnitTests } from './unit-tests.ts'

const parts: Record<string, () => Promise<PartResult>> = {
  static: runStaticChecks,
  unit: runUnitTests,
  browser: runBrowserTests,
}

const chosen = chooseParts()
if (chosen === undefined) {
  console.error(`--only takes one of ${Object.keys(parts).join(', ')}.`)
  process.exitCode = 1
} else {
  await runParts(chosen)
}

function chooseParts(): string[] | undefined {
  const { only } = parseArgs({ options: { only: { type: 'string' } } }).values
  if (only === undefined) return Object.keys(parts)
  return only in parts ? [only] : undefined
}

/** Every part runs, also after one has failed: one look at the end tells all. */
async function runParts(names: string[]) {
  const results: PartResult[] = []
  for (const name of names) {
    console.log(`\n── ${name} ──`)
    results.push((await parts[name]?.()) ?? { passed: 0, skipped: 0, failures: [] })
  }
  const all = sum(results)
  for (const text of describeFailures(all.failures)) console.log(`\n${text}`)
  const skipped = all.skipped === 0 ? '' : `, ${all.skipped} skipped`
  console.log(`\n${all.passed} passed, ${all.failures.length} failed${skipped}`)
  if (all.failures.length > 0) process.exitCode = 1
}
