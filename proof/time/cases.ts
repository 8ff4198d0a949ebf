import type { Chance } from '../../apps/server/src/demo/chance.ts'
import { dayAfter, firstShowing, shown, weekday } from './wall.ts'

export interface TimeCase {
  /** Of the contact; the workspace is in Stockholm. */
  zone: string
  /** When the contact comes. */
  at: number
  /** Fields of the contact that the step reads. */
  fields: Readonly<Record<string, number>>
  /** Steps one after the other, by kind and configuration. */
  steps: readonly (readonly [type: string, config: unknown])[]
  /** When each step lets the contact go on, worked out without Etape. */
  until: readonly number[]
}

type Waits = Pick<TimeCase, 'steps' | 'until'> & { fields?: TimeCase['fields'] }

const zones = [
  'Europe/Berlin', 'America/New_York', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kathmandu',
  'Europe/Stockholm',
] as const // prettier-ignore

// Where clocks change: both edges in the north, in the south, by half an hour, over a whole day that was left out, and by an hour
// at midnight; and days that calendars get wrong.
const edges = [
  '2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01', '2026-04-05', '2026-10-04', '2011-12-29', '2018-11-04', '2018-02-18',
  '2028-02-29', '2027-02-28', '2026-01-31', '2026-04-30', '2026-12-31', '2024-02-29',
] as const // prettier-ignore

const second = 1000
const units = { seconds: second, minutes: 60 * second, hours: 3600 * second, days: 86_400 * second } as const
const times = [
  '00:00',
  '00:30',
  '01:30',
  '02:00',
  '02:15',
  '02:30',
  '03:00',
  '07:45',
  '09:00',
  '17:00',
  '23:59',
] as const

/** The same table for the same chance; every kind of wait in every zone around every edge. */
export function timeTable(count: number, chance: Chance): TimeCase[] {
  return Array.from({ length: count }, (_, number) => {
    const zone = zones[number % zones.length] ?? 'UTC'
    const edge = chance.pick(edges)
    const at = Date.parse(`${edge}T00:00:00Z`) + chance.between(-36 * 3600, 36 * 3600) * second
    const kind = kinds[Math.floor(number / zones.length) % kinds.length] ?? waits
    return { zone, at, fields: {}, ...kind({ zone, at, chance }) }
  })
}

interface Place {
  zone: string
  at: number
  chance: Chance
}

/** A second to 400 days, in whatever unit. */
function aLength(chance: Chance): { duration: Record<string, number>; ms: number } {
  const unit = chance.pick(['seconds', 'minutes', 'hours', 'days'] as const)
  const most = { seconds: 100_000, minutes: 10_000, hours: 2000, days: 400 }[unit]
  const amount = chance.pick([1, most, chance.between(1, most)])
  return { duration: { [unit]: amount }, ms: amount * units[unit] }
}

function waits({ at, chance }: Place): Waits {
  const { duration, ms } = aLength(chance)
  return { steps: [['wait', { for: duration }]], until: [at + ms] }
}

function stackedWaits({ at, chance }: Place): Waits {
  const lengths = Array.from({ length: 5 }, () => aLength(chance))
  let now = at
  return {
    steps: lengths.map(({ duration }) => ['wait', { for: duration }]),
    until: lengths.map(({ ms }) => (now += ms)),
  }
}

const today = (at: number, zone: string): string => shown(at, zone).slice(0, 10)

/** Days from yesterday on: what began yesterday may still go on, or come. One that was left out there is none. */
const daysFrom = (at: number, zone: string): string[] =>
  Array.from({ length: 16 }, (_, day) => dayAfter(today(at, zone), day - 1)).filter((day) =>
    shown(firstShowing(day, '00:00', zone), zone).startsWith(day),
  )

function timeOfDay(place: Place): Waits {
  const { zone, at, chance } = place
  const time = chance.pick(times)
  const days = chance.happens(0.4) ? [...new Set([chance.between(1, 7), chance.between(1, 7)])] : []
  const allowed = daysFrom(at, zone).filter((day) => days.length === 0 || days.includes(weekday(day)))
  const moments = allowed.map((day) => firstShowing(day, time, zone))
  const until = { type: 'time', at: time, days, skipHolidays: false }
  return { steps: [['wait-until-time', { until, zone: 'contact' }]], until: [earliest(moments, at)] }
}

const earliest = (moments: readonly number[], at: number): number => Math.min(...moments.filter((one) => one >= at))

function businessHours({ zone, at }: Place): Waits {
  const open = daysFrom(at, zone)
    .filter((day) => weekday(day) <= 5)
    .map((day) => ({ from: firstShowing(day, '09:00', zone), to: firstShowing(day, '17:00', zone) }))
  const isOpen = open.some(({ from, to }) => from <= at && at < to)
  const until = isOpen ? at : earliest(open.map(({ from }) => from), at) // prettier-ignore
  return { steps: [['wait-until-time', { until: { type: 'business-hours' }, zone: 'contact' }]], until: [until] }
}

function quietHours({ zone, at, chance }: Place): Waits {
  const [from, to] = chance.pick([['20:00', '08:00'], ['22:30', '06:15'], ['21:00', '02:30'], ['00:30', '05:00']] as const) // prettier-ignore
  const nights = daysFrom(at, zone).map((day) => ({
    from: firstShowing(day, from, zone),
    to: firstShowing(from < to ? day : dayAfter(day), to, zone),
  }))
  const night = nights.find((one) => one.from <= at && at < one.to)
  const config = { from, to, days: [], skipHolidays: false, zone: 'contact' }
  return { steps: [['quiet-hours', config]], until: [night?.to ?? at] }
}

/** Some days before a date at a time of day; the date is ahead, at the end of a month or on a leap day. */
function beforeDate({ zone, at, chance }: Place): Waits {
  const date = chance.pick(['2028-02-29', '2027-02-28', '2027-03-31', '2028-11-30', '2029-01-01', '2028-03-26'])
  const days = chance.between(1, 40)
  const time = chance.pick(times)
  const config = {
    field: 'contact.born',
    offset: { type: 'before', by: { days } },
    at: time,
    yearly: false,
    zone: 'contact',
    passed: 'go-on',
  }
  const moment = firstShowing(dayAfter(date, -days), time, zone)
  const fields = { born: Date.parse(`${date}T00:00:00Z`) }
  return { fields, steps: [['wait-until-date', config]], until: [Math.max(moment, at)] }
}

/** Born on a leap day: the day is the 28th in other years. */
function leapDay({ zone, at, chance }: Place): Waits {
  const time = chance.pick(times)
  const years = [0, 1, 2].map((later) => Number(today(at, zone).slice(0, 4)) + later)
  const isLeap = (year: number) => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
  const moments = years.map((year) => firstShowing(`${year}-02-${isLeap(year) ? 29 : 28}`, time, zone))
  const config = { field: 'contact.born', offset: { type: 'on' }, at: time, yearly: true, zone: 'contact', passed: 'go-on' } // prettier-ignore
  const fields = { born: Date.UTC(2000, 1, 29) }
  return { fields, steps: [['wait-until-date', config]], until: [earliest(moments, at)] }
}

const kinds = [waits, stackedWaits, timeOfDay, businessHours, quietHours, beforeDate, leapDay]
