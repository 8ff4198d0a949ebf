/**
 * `npm run bench`: measures the short benchmarks and writes docs/benchmarks.md and docs/benchmarks.json.
 * `--long` measures all, `--only P1,P3` those, `--dry-run` only prints.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchmarks } from './all-benchmarks.ts'
import { NotToBeHadError, type Benchmark, type Result, type Round } from './benchmark.ts'
import { describeSurroundings } from './machine.ts'
import { keep, measuredOf, type Measured } from './records.ts'
import { shown, tableOf } from './report.ts'

const { values: asked } = parseArgs({
  options: { only: { type: 'string' }, long: { type: 'boolean' }, 'dry-run': { type: 'boolean' } },
})
const chosen = choose()
if (chosen.length === 0) {
  say(`--only takes some of ${[...new Set(benchmarks.map(numberOf))].join(',')}.`)
  process.exitCode = 1
} else {
  // What was started and made is removed at the end, also when somebody ends it.
  process.once('SIGINT', () => process.exit(130))
  await measureAll(chosen)
}

function choose(): readonly Benchmark[] {
  if (asked.only === undefined) return benchmarks.filter(({ isLong = false }) => asked.long || !isLong)
  const wanted = new Set(asked.only.toUpperCase().split(','))
  return benchmarks.filter((benchmark) => wanted.has(numberOf(benchmark)))
}

/** `P14` of `P14 second start`. */
function numberOf({ id }: Benchmark): string {
  return id.split(' ', 1)[0] ?? id
}

/** One that fails takes nothing from the others. */
async function measureAll(several: readonly Benchmark[]): Promise<void> {
  const surroundings = describeSurroundings()
  const order = benchmarks.map(({ id }) => id)
  const all: Measured[] = []
  for (const benchmark of several) {
    const result = await measureOrSayWhyNot(benchmark)
    if (!result) continue
    const measured = measuredOf(result, surroundings)
    all.push(measured)
    if (!asked['dry-run']) keep(measured, order)
  }
  say(`\n${tableOf(all)}`)
  if (!asked['dry-run']) say('\nWritten to docs/benchmarks.md and docs/benchmarks.json.')
}

async function measureOrSayWhyNot(benchmark: Benchmark): Promise<Result | null> {
  say(`\n${benchmark.id}: ${benchmark.work}`)
  try {
    return await measure(benchmark)
  } catch (error) {
    if (error instanceof NotToBeHadError) say(`  passed over: ${error.message}`)
    else {
      process.exitCode = 1
      say(`  failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    }
    return null
  }
}

async function measure(benchmark: Benchmark): Promise<Result> {
  const scratch = mkdtempSync(join(tmpdir(), 'etape-bench-'))
  try {
    const prepared = await benchmark.prepare({ folder: () => mkdtempSync(join(scratch, 'folder-')) })
    try {
      return { benchmark, rounds: await takeRounds(benchmark, prepared.round) }
    } finally {
      await prepared.stop?.()
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function takeRounds({ rounds: count, unit }: Benchmark, takeRound: () => Promise<Round>): Promise<Round[]> {
  const rounds: Round[] = []
  while (rounds.length < count) {
    const round = await takeRound()
    rounds.push(round)
    const baseline = round.baseline === null ? '' : `, baseline ${shown(round.baseline)}`
    say(`  round ${rounds.length}: ${shown(round.figure)} ${unit}${baseline}${said(round.details)}`)
  }
  return rounds
}

function said(details: Round['details']): string {
  const several = Object.entries(details ?? {}).map(([name, figure]) => `${name} ${shown(figure)}`)
  return several.length === 0 ? '' : ` (${several.join('; ')})`
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
