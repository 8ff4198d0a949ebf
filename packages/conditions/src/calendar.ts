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
export const dayBegins = (day: EpochMs, zone: string): EpochMs => momentOf(day, zone)

/**
 * When the clocks of `zone` show this (given as what UTC's clocks show at that number of milliseconds). What they skip is the first
 * moment after the gap; what they show twice is the first of the two.
 */
export function momentOf(wall: EpochMs, zone: string): EpochMs {
  const before = offsetAt(wall - dayMs, zone)
  const after = offsetAt(wall + dayMs, zone)
  if (offsetAt(wall - before, zone) === before) return wall - before
  if (offsetAt(wall - after, zone) === after) return wall - after
  return momentOfChange(wall - after, wall - before, zone)
}

/** What the clocks of `zone` show at that moment, as what UTC's clocks show then. */
export const wallOf = (at: EpochMs, zone: string): EpochMs => at + offsetAt(at, zone)

/** The latest day that has begun by `at`, as its midnight UTC. */
export function lastDayBegunBy(at: EpochMs, zone: string): EpochMs {
  let day = Math.floor((at + offsetAt(at, zone)) / dayMs) * dayMs
  while (dayBegins(day, zone) > at) day -= dayMs
  while (dayBegins(day + dayMs, zone) <= at) day += dayMs
  return day
}

// Skipped there: the clocks jump over it somewhere between the two readings.
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
