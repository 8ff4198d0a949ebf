import type { ResponseOf } from '@etape/contract'

const dayMs = 86_400_000
const fortnight = 14
const goal = 'goal-reached'

type Days = ResponseOf<'readFlowDays'>['rows']

/** One day of a flow, UTC. */
export interface DayFigures {
  day: number
  enrolled: number
  ended: number
  reached: number
  failed: number
}

interface Span {
  /** Where the period begins, in epoch milliseconds; without it everything is shown, and a fortnight at least. */
  from?: number | undefined
  until: number
  /** How many days at most, the latest. */
  most: number
}

/** Every day of the span, also those on which nothing came about. */
export function fillDays(rows: Days, { from: since, until, most }: Span): readonly DayFigures[] {
  const byDay = new Map(rows.map((row) => [dayOf(row.day), row]))
  const last = dayOf(until)
  const first = since === undefined ? Math.min(...byDay.keys(), last - fortnight + 1) : dayOf(since)
  const from = Math.max(first, last - most + 1)
  return Array.from({ length: last - from + 1 }, (_, index) => {
    const row = byDay.get(from + index)
    const ended = Object.values(row?.ended ?? {}).reduce((sum, count) => sum + count, 0)
    return {
      day: (from + index) * dayMs,
      enrolled: row?.enrolled ?? 0,
      ended,
      reached: row?.ended[goal] ?? 0,
      failed: row?.failed ?? 0,
    }
  })
}

const dayOf = (at: number): number => Math.floor(at / dayMs)

/** Of those who had ended by each day, the share that had reached the goal; `null` before anybody had. */
export function goalRates(days: readonly DayFigures[]): readonly (number | null)[] {
  let ended = 0
  let reached = 0
  return days.map((day) => {
    ended += day.ended
    reached += day.reached
    return ended === 0 ? null : reached / ended
  })
}

/** How many were under way at the end of each day, counted back from how many are now. */
export function activeByDay(days: readonly DayFigures[], now: number): readonly number[] {
  let active = now
  return days
    .toReversed()
    .map(({ enrolled, ended, failed }) => {
      const atEnd = active
      active = Math.max(0, active - enrolled + ended + failed)
      return atEnd
    })
    .toReversed()
}
