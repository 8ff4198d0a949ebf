import type { GoldenRun } from './record.ts'

/** What differs between how runs went and how they go now, a line each; empty when nothing does. */
export function compareRuns(before: readonly GoldenRun[], now: readonly GoldenRun[]): string[] {
  const known = new Map(before.map((run) => [nameOf(run), run]))
  const added = now.filter((run) => !known.has(nameOf(run))).map((run) => `${nameOf(run)} is new`)
  const still = new Set(now.map(nameOf))
  const gone = [...known.keys()].filter((name) => !still.has(name)).map((name) => `${name} is gone`)
  const changed = now.flatMap((run) => {
    const earlier = known.get(nameOf(run))
    return earlier ? differencesOf(earlier, run).map((line) => `${nameOf(run)}: ${line}`) : []
  })
  return [...gone, ...added, ...changed]
}

const nameOf = ({ flow, seed }: GoldenRun): string => `${flow} ${seed}`

function differencesOf(before: GoldenRun, now: GoldenRun): string[] {
  const lists = (['script', 'steps', 'changes', 'messages'] as const).flatMap((what) =>
    firstDifference(what, before[what], now[what]),
  )
  return before.outcome === now.outcome ? lists : [...lists, `ends as “${now.outcome}”, was “${before.outcome}”`]
}

function firstDifference(what: string, before: readonly string[], now: readonly string[]): string[] {
  const most = Math.max(before.length, now.length)
  const at = Array.from({ length: most }, (_, place) => place).find((place) => before[place] !== now[place])
  if (at === undefined) return []
  return [`${what} ${at + 1} was ${before[at] ?? 'not there'}\n    and is ${now[at] ?? 'not there'}`]
}
