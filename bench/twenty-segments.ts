import type { FieldValues } from '@etape/conditions'

/** A segment's three lines, all of which must hold; each segment reads the score. */
export interface SegmentLines {
  scoreAtLeast: number
  countryIn: readonly string[]
  stage: string
}

const countries = ['SE', 'FR', 'DE', 'GB', 'US']
const stages = ['lead', 'mql', 'sql', 'opportunity']

export const twentySegments: readonly SegmentLines[] = Array.from({ length: 20 }, (_, number) => ({
  scoreAtLeast: number * 5,
  countryIn: [pick(countries, number), pick(countries, number + 1), pick(countries, number + 3)],
  stage: pick(stages, number),
}))

/** The fields of a contact after its nth change; they come round again after 100. */
export function contactAfter(change: number): FieldValues {
  return { score: (change * 37) % 100, country: pick(countries, change), stage: pick(stages, change >> 1) }
}

/** How long a program keeps evaluating, after having warmed up. */
export const seconds = 2
/** So many changes are evaluated first, and their memberships counted. */
export const countedChanges = 100

/** Changes a second, of a function that evaluates one and answers how many segments the contact is in. */
export async function measureChanges(
  evaluate: (change: number) => number | Promise<number>,
): Promise<{ changesPerSecond: number; memberships: number }> {
  let memberships = 0
  for (let change = 0; change < countedChanges; change += 1) memberships += await evaluate(change)
  const changesPerSecond = await ratePerSecond(evaluate)
  return { changesPerSecond, memberships }
}

async function ratePerSecond(evaluate: (change: number) => number | Promise<number>): Promise<number> {
  const began = performance.now()
  let changes = 0
  while (performance.now() - began < seconds * 1000) {
    // In groups, so that looking at the clock and awaiting cost nothing; a promise is awaited only where there is one.
    const end = changes + countedChanges
    for (; changes < end; changes += 1) {
      const answer = evaluate(changes)
      if (typeof answer !== 'number') await answer
    }
  }
  return changes / ((performance.now() - began) / 1000)
}

function pick(list: readonly string[], number: number): string {
  return list[number % list.length] ?? ''
}
