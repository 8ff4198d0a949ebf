/** A row of docs/benchmarks.md: what is done, what it is held against, what bounds it, and what would move it next. */
export interface Benchmark {
  id: string
  work: string
  /** What does the same by itself, in the same run; `null` where the goal is a figure of its own. */
  baseline: string | null
  unit: string
  goal: Goal
  bound: string
  nextLever: string
  /** Three unless one takes too long. */
  rounds: number
  /** Makes ready what all rounds need. */
  prepare(place: Workplace): Promise<Rounds>
}

export type Goal =
  /** Times the baseline; `later` is the goal after that. */
  { atLeastTimes: number; later?: number } | { atMost: number }

export interface Workplace {
  /** A new, empty folder, gone after the run. */
  folder(): string
}

export interface Rounds {
  /** The baseline first, then ours: over several rounds they alternate. */
  round(): Promise<Round>
  stop?(): Promise<void>
}

export interface Round {
  figure: number
  baseline: number | null
  /** What else is worth knowing, by name. */
  details?: Readonly<Record<string, number>>
}

export interface Result {
  benchmark: Benchmark
  rounds: readonly Round[]
}

/** For the figures of all rounds, each by itself, so that one slow moment of the machine does not decide. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

export interface Summary {
  figure: number
  baseline: number | null
  /** Of figure to baseline, within each round. */
  ratio: number | null
  met: boolean
}

export function summarise({ benchmark, rounds }: Result): Summary {
  const figure = median(rounds.map((round) => round.figure))
  const compared = rounds.flatMap((round) => (round.baseline === null ? [] : [{ ...round, baseline: round.baseline }]))
  const ratio = compared.length > 0 ? median(compared.map((round) => round.figure / round.baseline)) : null
  return {
    figure,
    baseline: compared.length > 0 ? median(compared.map(({ baseline }) => baseline)) : null,
    ratio,
    met: isMet(benchmark.goal, figure, ratio),
  }
}

function isMet(goal: Goal, figure: number, ratio: number | null): boolean {
  return 'atMost' in goal ? figure <= goal.atMost : ratio !== null && ratio >= goal.atLeastTimes
}

export function describeGoal(goal: Goal, unit: string): string {
  if ('atMost' in goal) return `≤ ${goal.atMost} ${unit}`
  return goal.later === undefined ? `≥ ${goal.atLeastTimes} ×` : `≥ ${goal.atLeastTimes} ×, then ≥ ${goal.later} ×`
}
