import { dayBegins, dayMs, lastDayBegunBy, parseDay } from './calendar.ts'
import type { ComparedValue } from './condition.ts'
import { ConditionError } from './condition-error.ts'
import { durationSchema, toMs } from './duration.ts'
import type { EpochMs } from './duration.ts'
import type { Asking } from './facts.ts'
import type { FieldType } from './fields.ts'

/** What a value is compared with, made ready once. One shape for all operators, so that reading it stays fast. */
export interface Operand {
  scalar: string | number | boolean | null
  /** The text with its ASCII letters in lower case. */
  folded: string
  texts: ReadonlySet<string>
  /** Both ends belong to the range. */
  low: number
  high: number
  /** Of an operator that recurs: apart, both ends belong to each. */
  ranges: readonly Range[]
}

export type Range = readonly [low: number, high: number]

/** Where the days and the present lie among the stored values of a date or date-time field. */
export interface Timeline {
  now: EpochMs
  /** The lowest value that lies in the day or later. */
  begins(day: EpochMs): number
  /** The day that it is, as its midnight UTC. */
  today(): EpochMs
  /** The lowest value that lies at the moment or later. */
  from(at: EpochMs): number
}

const none: Operand = { scalar: null, folded: '', texts: new Set(), low: -Infinity, high: Infinity, ranges: [] }

export function plainOperand(value: ComparedValue): Operand {
  if (value === null) return none
  if (typeof value === 'string') {
    return Object.freeze({ ...none, scalar: value, folded: foldAscii(value), texts: new Set([value]) })
  }
  if (typeof value !== 'object') return Object.freeze({ ...none, scalar: value })
  if (!isList(value)) throw new ConditionError('A duration was compared with something that is no date.')
  const [low, high] = value
  if (typeof low === 'number' && typeof high === 'number') return Object.freeze({ ...none, low, high })
  return Object.freeze({ ...none, texts: new Set(value.filter((text) => typeof text === 'string')) })
}

export function rangeOperand(low: number, high: number): Operand {
  return Object.freeze({ ...none, low, high })
}

export function recurringOperand(ranges: readonly Range[]): Operand {
  return Object.freeze({ ...none, ranges })
}

/**
 * A date-time lies at its own moment; a date, stored as midnight UTC, stands for the day that begins
 * when the clocks in the zone say so.
 */
export function timelineOf(type: FieldType, { now, zone }: Asking): Timeline {
  const today = () => lastDayBegunBy(now, zone)
  if (type !== 'date') return { now, today, begins: (day) => dayBegins(day, zone), from: (at) => at }
  return { now, today, begins: (day) => day, from: (at) => lastDayBegunBy(at - 1, zone) + dayMs }
}

/** ASCII letters only, as SQLite and PostgreSQL's "C" locale do: `É` stays as it is in all three. */
export function foldAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

export function dayOf(value: ComparedValue | undefined): EpochMs {
  const day = typeof value === 'string' ? parseDay(value) : null
  if (day === null) throw new ConditionError('A date was to be compared with something that is no date.')
  return day
}

export function daysOf(value: ComparedValue): [EpochMs, EpochMs] {
  if (!isList(value)) throw new ConditionError('A date was to be compared with something that is no pair of dates.')
  return [dayOf(value[0]), dayOf(value[1])]
}

export function lengthOf(value: ComparedValue): number {
  const duration = durationSchema.safeParse(value)
  if (!duration.success) throw new ConditionError('A date was to be compared with something that is no duration.')
  return toMs(duration.data)
}

function isList(value: unknown): value is readonly (string | number)[] {
  return Array.isArray(value)
}
