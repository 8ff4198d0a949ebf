import type { EpochMs } from './duration.ts'

export const dayMs = 86_400_000

const isoDay = /^[1-9]\d{3}-\d{2}-\d{2}$/

/** Midnight UTC of an ISO date such as `2026-03-29`, or `null` when there is no such day. */
export function parseDay(text: string): EpochMs | null {
  if (!isoDay.test(text)) return null
  const day = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(day)) return null
  return new Date(day).toISOString().startsWith(text) ? day : null
}

/** The first moment of a day (given as its midnight UTC) where `zone`'s clocks are read. */
export function dayBegins(day: EpochMs, zone: string): EpochMs {
  const before = offsetAt(day - dayMs, zone)
  const after = offsetAt(day + dayMs, zone)
  if (offsetAt(day - before, zone) === before) return day - before
  if (offsetAt(day - after, zone) === after) return day - after
  return momentOfChange(day - after, day - before, zone)
}

/** The latest day that has begun by `at`, as its midnight UTC. */
export function lastDayBegunBy(at: EpochMs, zone: string): EpochMs {
  let day = Math.floor((at + offsetAt(at, zone)) / dayMs) * dayMs
  while (dayBegins(day, zone) > at) day -= dayMs
  while (dayBegins(day + dayMs, zone) <= at) day += dayMs
  return day
}

// Midnight is skipped there: the clocks jump over it somewhere between the two readings.
function momentOfChange(early: EpochMs, late: EpochMs, zone: string): EpochMs {
  const before = offsetAt(early, zone)
  let still = early
  let changed = late
  while (changed - still > 1) {
    const middle = Math.floor((still + changed) / 2)
    if (offsetAt(middle, zone) === before) still = middle
    else changed = middle
  }
  return changed
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(zone, format)
  return format
}

/** What clocks in `zone` are ahead of UTC. */
function offsetAt(at: EpochMs, zone: string): number {
  if (zone === 'UTC') return 0
  const read = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 }
  for (const { type, value } of formatOf(zone).formatToParts(at)) {
    if (type in read) Object.assign(read, { [type]: Number(value) })
  }
  const wall = Date.UTC(read.year, read.month - 1, read.day, read.hour, read.minute, read.second)
  return wall - Math.floor(at / 1000) * 1000
}
