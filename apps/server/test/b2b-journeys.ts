/** What one buyer does, in days from the start; `null` is never. */
export interface Journey {
  index: number
  title: string | null
  size: number
  downloads: number
  meeting: number | null
  call: number | null
  won: number | null
}

/** A number in [0, 1) for a buyer and a question, the same each time. */
function chance(index: number, question: number): number {
  const mixed = Math.imul(index + 1, 2654435761) ^ Math.imul(question + 1, 40503)
  return ((Math.imul(mixed ^ (mixed >>> 15), 2246822519) >>> 8) & 0xffff) / 0x10000
}

const days = (index: number, question: number, most: number): number => Math.floor(chance(index, question) * most)

export function journeyOf(index: number): Journey {
  const downloads = days(index, 0, 5)
  const meeting = chance(index, 1) < 0.85 ? downloads + days(index, 2, 20) + 0.5 : null
  const call = meeting !== null && chance(index, 3) < 0.7 ? meeting + 1 + days(index, 4, 29) : null
  const isInTime = meeting !== null && meeting - downloads < 15
  const fits = fitsUs(index)
  const won = fits && isInTime && call !== null && chance(index, 5) < 0.6 ? call + 1 + days(index, 6, 20) : null
  return { index, ...company(index), downloads, meeting, call, won }
}

const company = (index: number) => ({
  title: index % 7 === 0 ? null : 'Head of Sales',
  size: index % 5 === 0 ? 4 : 40,
})

function fitsUs(index: number): boolean {
  const { title, size } = company(index)
  return title !== null && size >= 10
}

interface Place {
  stage: string
  status: string
  outcome?: string
  waits?: string
  hasDeal?: boolean
  wasCalled?: boolean
}

/** Where a buyer stands by a day, worked out from what the journey says and not from its drawing. */
function placeOf({ index, downloads, meeting, call, won }: Journey, day: number): Place {
  if (!fitsUs(index)) return { stage: 'lead', status: 'lost', outcome: 'lost' }
  if (meeting === null || meeting - downloads > 15) return { stage: 'mql', status: 'lost', outcome: 'lost' }
  const called = { wasCalled: true }
  const status = meeting - downloads < 3 ? 'new' : 'attempted'
  if (call === null) {
    const isOver = meeting + 30 <= day
    return isOver
      ? { stage: 'sql', status: 'lost', outcome: 'lost', ...called }
      : { stage: 'sql', status, waits: 'after-call', ...called }
  }
  const open = { stage: 'opportunity', status: 'in-progress', waits: 'until-won', hasDeal: true, ...called }
  if (won === null || won >= day) return open
  return { stage: 'customer', status: 'done', outcome: 'won', hasDeal: true, ...called }
}

/** How many stand where by a day. */
export function countJourneys(journeys: readonly Journey[], day: number) {
  const places = journeys.map((journey) => placeOf(journey, day))
  const countBy = (of: (place: Place) => string | undefined) => {
    const counts: Record<string, number> = {}
    for (const key of places.map(of)) if (key !== undefined) counts[key] = (counts[key] ?? 0) + 1
    return counts
  }
  return {
    figures: {
      stages: countBy(({ stage }) => stage),
      statuses: countBy(({ status }) => status),
      outcomes: countBy(({ outcome }) => outcome),
      waiting: countBy(({ waits }) => waits),
      deals: places.filter(({ hasDeal }) => hasDeal).length,
    },
    calls: places.filter(({ wasCalled }) => wasCalled).length,
  }
}
