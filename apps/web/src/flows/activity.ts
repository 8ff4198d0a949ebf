import type { ResponseOf } from '@etape/contract'

const dayMs = 86_400_000

type Activity = ResponseOf<'readFlowActivity'>

/** How many came in on each of the days, oldest first, by flow; days without any are 0. */
export function countDays({ from, rows }: Activity, days: number): ReadonlyMap<string, readonly number[]> {
  const first = Math.floor(from / dayMs)
  const counts = new Map<string, number[]>()
  for (const { flow, day, enrolled } of rows) {
    const known = counts.get(flow) ?? Array.from({ length: days }, () => 0)
    const index = Math.floor(day / dayMs) - first
    if (index >= 0 && index < days) known[index] = enrolled
    counts.set(flow, known)
  }
  return counts
}
