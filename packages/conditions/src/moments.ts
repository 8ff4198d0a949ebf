import { dayMs, momentOf, wallOf } from './calendar.ts'
import type { EpochMs } from './duration.ts'

/** On a 24-hour clock: `09:30`. */
export type TimeOfDay = string

/** Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** From a time of day until, not including, another. One that ends before it begins runs over midnight; equal ends are the whole day. */
export interface TimeWindow {
  from: TimeOfDay
  to: TimeOfDay
}

/** When people work. */
export interface BusinessCalendar {
  /** Hours of each weekday; a day without any is off. */
  hours: Readonly<Record<Weekday, readonly TimeWindow[]>>
  /** Days off: `2026-12-25`, or `12-25` for every year. */
  holidays: readonly string[]
}

export interface MomentRule {
  /** Exactly then; `null` for any time of an allowed day. */
  at?: TimeOfDay | null
  /** Allowed days of the week; all when left out or empty. */
  weekdays?: readonly Weekday[]
  /** Within these hours of the day, or within the business hours. */
  within?: TimeWindow | 'business-hours' | null
  /** Business hours never fall on holidays; other rules only skip them when asked. */
  skipHolidays?: boolean
}

export interface MomentContext {
  zone: string
  calendar: BusinessCalendar
}

const mostDays = 800

/**
 * The first moment from `from` on, `from` itself included, at which the rule is met where the clocks of `zone` are read; `null` when
 * it is not within two years. A time of day that the clocks skip is the first moment after the gap; one that comes twice is the first.
 */
export function nextMoment(rule: MomentRule, from: EpochMs, context: MomentContext): EpochMs | null {
  const first = Math.floor(wallOf(from, context.zone) / dayMs) * dayMs
  for (let day = first - dayMs, left = mostDays; left > 0; day += dayMs, left -= 1) {
    const moment = earliestOn(day, rule, from, context)
    if (moment !== null) return moment
  }
  return null
}

/** Whether the rule is met at this very moment. */
export const isMomentFor = (rule: MomentRule, at: EpochMs, context: MomentContext): boolean =>
  nextMoment(rule, at, context) === at

interface Span {
  from: EpochMs
  to: EpochMs
}

function earliestOn(day: EpochMs, rule: MomentRule, from: EpochMs, context: MomentContext): EpochMs | null {
  if (!isAllowed(day, rule, context.calendar)) return null
  const spans = windowsOn(day, rule, context.calendar).map((window) => spanOf(day, window, context.zone))
  const moments = rule.at ? atTime(momentOf(day + clockMs(rule.at), context.zone), spans) : spans.map(beginAfter(from))
  const coming = moments.filter((moment): moment is number => moment !== null && moment >= from)
  return coming.length > 0 ? Math.min(...coming) : null
}

const atTime = (moment: EpochMs, spans: readonly Span[]): EpochMs[] =>
  spans.some(({ from, to }) => moment >= from && moment < to) ? [moment] : []

const beginAfter =
  (from: EpochMs) =>
  (span: Span): EpochMs | null => {
    const begins = Math.max(span.from, from)
    return begins < span.to ? begins : null
  }

function isAllowed(day: EpochMs, rule: MomentRule, calendar: BusinessCalendar): boolean {
  const { weekdays = [], skipHolidays = false, within } = rule
  if (weekdays.length > 0 && !weekdays.includes(weekdayOf(day))) return false
  return !((skipHolidays || within === 'business-hours') && isHoliday(day, calendar))
}

const wholeDay: TimeWindow = { from: '00:00', to: '00:00' }

function windowsOn(day: EpochMs, { within }: MomentRule, { hours }: BusinessCalendar): readonly TimeWindow[] {
  if (!within) return [wholeDay]
  return within === 'business-hours' ? hours[weekdayOf(day)] : [within]
}

function spanOf(day: EpochMs, { from, to }: TimeWindow, zone: string): Span {
  const [begins, ends] = [clockMs(from), clockMs(to)]
  const until = ends > begins ? ends : ends + dayMs
  return { from: momentOf(day + begins, zone), to: momentOf(day + until, zone) }
}

/** The weekday of a day given as its midnight UTC. */
export const weekdayOf = (day: EpochMs): Weekday => (((new Date(day).getUTCDay() + 6) % 7) + 1) as Weekday

/** Whether a day, given as its midnight UTC, is a day off for everybody. */
export function isHoliday(day: EpochMs, { holidays }: BusinessCalendar): boolean {
  const text = new Date(day).toISOString().slice(0, 10)
  return holidays.includes(text) || holidays.includes(text.slice(5))
}

const timeOfDay = /^([01]\d|2[0-3]):([0-5]\d)$/

/** Whether a text is a time of day on a 24-hour clock. */
export const isTimeOfDay = (text: string): boolean => timeOfDay.test(text)

/** How far into the day a clock shows it, in milliseconds; a text that is no time is midnight. */
export function clockMs(time: TimeOfDay): number {
  const [, hours = '0', minutes = '0'] = timeOfDay.exec(time) ?? []
  return (Number(hours) * 60 + Number(minutes)) * 60_000
}

/** Whether a text names a time zone that exists. */
export function isZone(text: unknown): text is string {
  if (typeof text !== 'string' || text === '') return false
  const known = zones.get(text)
  if (known !== undefined) return known
  const exists = canReadClocks(text)
  // Texts come from contacts: whatever is made up must not fill the memory.
  if (zones.size < 2000) zones.set(text, exists)
  return exists
}

const zones = new Map<string, boolean>()

function canReadClocks(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
