/**
 * `npm run bench`: measures everything and writes docs/benchmarks.md and docs/benchmarks.json.
 * `--only P1,P3` measures some and only prints.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Benchmark, Result, Round } from './benchmark.ts'
import { describeSurroundings } from './machine.ts'
import { runSteps } from './p1-run-steps.ts'
import { oneEventPerRequest } from './p3-one-event-per-request.ts'
import { segments } from './p5-segments.ts'
import { lateness } from './p7-lateness.ts'
import { freshClone } from './p14-fresh-clone.ts'
import { secondStart } from './p14-second-start.ts'
import { shown, tableOf, writeDocs } from './report.ts'

const benchmarks: readonly Benchmark[] = [runSteps, oneEventPerRequest, segments, lateness, freshClone, secondStart]

const chosen = choose(parseArgs({ options: { only: { type: 'string' } } }).values.only)
if (chosen.length === 0) {
  say(`--only takes some of ${[...new Set(benchmarks.map(numberOf))].join(',')}.`)
  process.exitCode = 1
} else {
  await measureAll(chosen)
}

function choose(only: string | undefined): readonly Benchmark[] {
  if (only === undefined) return benchmarks
  const wanted = new Set(only.toUpperCase().split(','))
  return benchmarks.filter((benchmark) => wanted.has(numberOf(benchmark)))
}

/** `P14` of `P14 second start`. */
function numberOf({ id }: Benchmark): string {
  return id.split(' ', 1)[0] ?? id
}

async function measureAll(asked: readonly Benchmark[]): Promise<void> {
  const surroundings = describeSurroundings()
  const results: Result[] = []
  for (const benchmark of asked) results.push(await measure(benchmark))
  say(`\n${tableOf(results)}`)
  if (asked.length < benchmarks.length) return
  writeDocs(results, surroundings)
  say('\nWritten to docs/benchmarks.md and docs/benchmarks.json.')
}

async function measure(benchmark: Benchmark): Promise<Result> {
  say(`\n${benchmark.id}: ${benchmark.work}`)
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
    say(`  round ${rounds.length}: ${shown(round.figure)} ${unit}${baseline}`)
  }
  return rounds
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
