import { parseArgs, stripVTControlCharacters } from 'node:util'
import { root } from '../setup/repository.mjs'
import { runBrowserTests } from './browser-tests.ts'
import { type PartResult, sum } from './part-result.ts'
import { runStaticChecks } from './static-checks.ts'
import { runUnitTests } from './unit-tests.ts'

const parts: Record<string, () => Promise<PartResult>> = {
  static: runStaticChecks,
  unit: runUnitTests,
  browser: runBrowserTests,
}
const maxDetailLines = 40

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
  printFailures(all)
  const skipped = all.skipped === 0 ? '' : `, ${all.skipped} skipped`
  console.log(`\n${all.passed} passed, ${all.failures.length} failed${skipped}`)
  if (all.failures.length > 0) process.exitCode = 1
}

function printFailures({ failures }: PartResult) {
  for (const [index, { title, detail }] of failures.entries()) {
    const lines = readableLines(detail)
    const shown = lines.slice(0, maxDetailLines).map((line) => `   ${line}`)
    if (lines.length > shown.length) shown.push(`   ... ${lines.length - shown.length} more lines`)
    console.log(`\n✗ ${index + 1}. ${withoutRoot(title)}\n${shown.join('\n')}`)
  }
}

/** Without colours, and without the lines of a stack that are not ours. */
function readableLines(detail: string): string[] {
  const lines = withoutRoot(stripVTControlCharacters(detail)).trim().split('\n')
  return lines.filter((line) => !/^\s*at .*(?:node_modules|node:)/.test(line))
}

const withoutRoot = (text: string) => text.replaceAll(`file://${root}/`, '').replaceAll(`${root}/`, '')
