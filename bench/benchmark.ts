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
  /** Measured with `--long` only: it makes a million contacts, an installation, or takes minutes. */
  isLong?: boolean
  /** Makes ready what all rounds need. Throws `NotToBeHadError` where the machine lacks what it takes. */
  prepare(place: Workplace): Promise<Rounds>
}

export type Goal =
  /** Times the baseline; `later` is the goal after that. */
  | { atLeastTimes: number; later?: number }
  /** As many times smaller, or faster, than the baseline. */
  | { timesLess: number }
  /** Times the baseline where less is better, and where `figure` is given, so much by itself. */
  | { atMostTimes: number; figure?: number }
  | { atMost: number }

/** Why a benchmark is passed over, in a sentence. */
export class NotToBeHadError extends Error {
  override name = 'NotToBeHadError'
}

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
  /** Of figure to baseline, or of baseline to figure where the goal is to be times less; within each round. */
  ratio: number | null
  met: boolean
}

export function summarise({ benchmark: { goal }, rounds }: Result): Summary {
  const figure = median(rounds.map((round) => round.figure))
  const compared = rounds.flatMap((round) => (round.baseline === null ? [] : [{ ...round, baseline: round.baseline }]))
  const ratio =
    compared.length > 0 ? median(compared.map((round) => ratioOf(goal, round.figure, round.baseline))) : null
  return {
    figure,
    baseline: compared.length > 0 ? median(compared.map(({ baseline }) => baseline)) : null,
    ratio,
    met: isMet(goal, figure, ratio),
  }
}

const ratioOf = (goal: Goal, figure: number, baseline: number): number =>
  'timesLess' in goal ? baseline / figure : figure / baseline

function isMet(goal: Goal, figure: number, ratio: number | null): boolean {
  if ('atMost' in goal) return figure <= goal.atMost
  if (ratio === null) return false
  if ('atMostTimes' in goal) return ratio <= goal.atMostTimes && figure <= (goal.figure ?? Infinity)
  return ratio >= ('timesLess' in goal ? goal.timesLess : goal.atLeastTimes)
}

export function describeGoal(goal: Goal, unit: string): string {
  if ('atMost' in goal) return `≤ ${goal.atMost} ${unit}`
  if ('timesLess' in goal) return `≥ ${goal.timesLess} × less`
  if ('atMostTimes' in goal)
    return `≤ ${goal.atMostTimes} ×${goal.figure === undefined ? '' : `, and ≤ ${goal.figure} ${unit}`}`
  return goal.later === undefined ? `≥ ${goal.atLeastTimes} ×` : `≥ ${goal.atLeastTimes} ×, then ≥ ${goal.later} ×`
}
