import { readFileSync, writeFileSync } from 'node:fs'
import { describeGoal, summarise, type Result, type Round } from './benchmark.ts'
import type { Surroundings } from './machine.ts'
import { pageOf } from './report.ts'

/** What `docs/benchmarks.json` keeps of a benchmark: what was measured, and what was meant by it then. */
export interface Measured {
  id: string
  work: string
  baseline: string | null
  unit: string
  goal: string
  bound: string
  nextLever: string
  figure: number
  baselineFigure: number | null
  ratio: number | null
  met: boolean
  rounds: readonly Round[]
  surroundings: Surroundings
}

const inDocs = (file: string) => new URL(`../docs/${file}`, import.meta.url)

export function measuredOf(result: Result, surroundings: Surroundings): Measured {
  const { id, work, baseline, unit, goal, bound, nextLever } = result.benchmark
  const { figure, baseline: baselineFigure, ratio, met } = summarise(result)
  const described = { id, work, baseline, unit, goal: describeGoal(goal, unit), bound, nextLever }
  return { ...described, figure, baselineFigure, ratio, met, rounds: result.rounds, surroundings }
}

/** Puts a benchmark into `docs/benchmarks.md` and `.json`; what was measured before of the others is kept as it is. */
export function keep(measured: Measured, order: readonly string[]): void {
  const known = JSON.parse(readFileSync(inDocs('benchmarks.json'), 'utf8')) as Measured[]
  const kept = withMeasured(known, measured, order)
  writeFileSync(inDocs('benchmarks.json'), `${JSON.stringify(kept, null, 2)}\n`)
  writeFileSync(inDocs('benchmarks.md'), pageOf(kept))
}

/** In this order; a benchmark that is not in it is no more. */
export function withMeasured(known: readonly Measured[], measured: Measured, order: readonly string[]): Measured[] {
  const byId = new Map([...known, measured].map((one) => [one.id, one]))
  return order.flatMap((id) => byId.get(id) ?? [])
}
