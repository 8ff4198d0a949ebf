const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  formats.set(zone, format)
  return format
}

/** What clocks show there, as `2026-03-29 03:00:00`: two such texts compare as the clocks do. */
export const shown = (at: number, zone: string): string => formatOf(zone).format(at)

const minuteMs = 60_000
const quarterMs = 15 * minuteMs
// No clocks are further ahead of UTC.
const furthestMs = 15 * 60 * minuteMs

/**
 * The first moment at which clocks there show this or anything later: what they skip is the end of the gap, and what they show twice is
 * the first time. Found by looking at clocks one after the other, not by reckoning with what zones are ahead of UTC.
 */
export function firstShowing(day: string, time: string, zone: string): number {
  const wanted = `${day} ${time}:00`
  let at = Date.parse(`${day}T${time}:00Z`) - furthestMs
  // Clocks change on the quarter of an hour, everywhere and at all times that are tested.
  while (shown(at, zone) < wanted) at += quarterMs
  let minute = at - quarterMs
  while (shown(minute, zone) < wanted) minute += minuteMs
  return minute
}

/** The calendar day a number of days from this one. */
export const dayAfter = (day: string, days = 1): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 24 * 60 * minuteMs).toISOString().slice(0, 10)

/** Monday is 1. */
export const weekday = (day: string): number => ((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7) + 1
