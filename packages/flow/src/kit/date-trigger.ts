import {
  clockMs,
  dayMs,
  momentOf,
  toMs,
  wallOf,
  type Duration,
  type EpochMs,
  type FieldRef,
  type FieldType,
  type TimeOfDay,
} from '@etape/conditions'

/** When a date field starts runs. */
export interface DateTrigger {
  /** Of the contact or its company. */
  field: FieldRef
  /** How long before or after the date, counted on the clock on the wall; `null` on the day itself. */
  offset: { direction: 'before' | 'after'; by: Duration } | null
  /** `null`: when the day begins, or for a date with a time, then. */
  at: TimeOfDay | null
  /** Each year from the date's own year on; 29 February falls on the 28th in other years. */
  yearly: boolean
  zone: 'contact' | 'account'
}

/** A value of a date or date-time field, with that type. */
export interface DateValue {
  value: EpochMs
  type: FieldType
}

/** Where clocks can be read: the contact's time zone and the workspace's. */
export type Zones = Readonly<Record<DateTrigger['zone'], string>>

type DateRule = Pick<DateTrigger, 'offset' | 'at'>

/**
 * When a date comes, moved by the offset. Counted on the clock on the wall of `zone`, so that three days before at nine is at nine
 * whatever the clocks do in between; only a date-time without a time of day is moved by hours as they pass.
 */
function dateMoment(rule: DateRule, { value, type }: DateValue, zone: string): EpochMs {
  if (type === 'date-time' && rule.at === null) return value + offsetMs(rule)
  return momentOf(wallOfDate(rule, { value, type }, zone) + offsetMs(rule), zone)
}

/** The first moment from `from` on, `from` itself included, that the rule names for this date; `null` when there is none any more. */
export function nextDateMoment(trigger: DateTrigger, date: DateValue, from: EpochMs, zones: Zones): EpochMs | null {
  const zone = zones[trigger.zone]
  if (!trigger.yearly) {
    const moment = dateMoment(trigger, date, zone)
    return moment >= from ? moment : null
  }
  const wall = wallOfDate(trigger, date, zone)
  const first = new Date(wall).getUTCFullYear()
  // An offset may be longer than a year, so the years to try are around where the moment would lie without it; the clocks there
  // may show another year than UTC's.
  const year = new Date(from - offsetMs(trigger)).getUTCFullYear()
  for (let tried = Math.max(first, year - 1); tried <= Math.max(first, year) + 2; tried += 1) {
    const due = inYear(wall, tried) + offsetMs(trigger)
    // No zone is further from UTC than this, and reading its clocks takes time.
    if (due + 2 * dayMs < from) continue
    const moment = momentOf(due, zone)
    if (moment >= from) return moment
  }
  return null
}

function offsetMs({ offset }: DateRule): number {
  if (!offset) return 0
  return offset.direction === 'before' ? -toMs(offset.by) : toMs(offset.by)
}

/** What the clock on the wall shows when the date comes. */
function wallOfDate({ at }: DateRule, { value, type }: DateValue, zone: string): EpochMs {
  const wall = type === 'date' ? value : wallOf(value, zone)
  return at === null ? wall : Math.floor(wall / dayMs) * dayMs + clockMs(at)
}

/** The same day and time in another year; 29 February falls on the 28th where there is none. */
function inYear(wall: EpochMs, year: number): EpochMs {
  const date = new Date(wall)
  const [month, day] = [date.getUTCMonth(), date.getUTCDate()]
  const time = wall - Math.floor(wall / dayMs) * dayMs
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(day, last)) + time
}
