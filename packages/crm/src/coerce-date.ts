import type { Coerced } from './coerce.ts'

/** `day-first` is `31/12/2024`, `31-12-24`, `31.12.24`; `month-first` the American way round. */
export type DateFormat = 'iso' | 'day-first' | 'month-first'

const dayMs = 86_400_000
const furthestMs = 8_640_000_000_000_000
const time = String.raw`(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?`
const patterns = {
  iso: new RegExp(String.raw`^(\d{4})[-/](\d{1,2})[-/](\d{1,2})${time}$`, 'i'),
  other: new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})${time}$`, 'i'),
}

/** Midnight UTC of a day. A time after it is left out; a number is epoch milliseconds. ISO is read whatever the format. */
export function readDate(raw: unknown, format: DateFormat = 'iso'): Coerced {
  if (typeof raw === 'number') return fromMs(raw, (ms) => Math.floor(ms / dayMs) * dayMs)
  const parts = typeof raw === 'string' ? split(raw, format) : null
  return fromMs(parts ? dayOf(parts) : NaN, (ms) => ms)
}

/** Epoch milliseconds. A time without an offset is UTC; a number is epoch milliseconds already. */
export function readDateTime(raw: unknown, format: DateFormat = 'iso'): Coerced {
  if (typeof raw === 'number') return fromMs(raw, Math.trunc)
  const parts = typeof raw === 'string' ? split(raw, format) : null
  return fromMs(parts ? dayOf(parts) + timeOf(parts) : NaN, (ms) => ms)
}

const fromMs = (ms: number, shape: (ms: number) => number): Coerced =>
  Math.abs(ms) <= furthestMs ? { value: shape(ms) } : { fault: 'date-unreadable' }

interface Parts {
  year: number
  month: number
  day: number
  clock: readonly (string | undefined)[]
}

function split(text: string, format: DateFormat): Parts | null {
  const iso = patterns.iso.exec(text)
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]), clock: iso.slice(4) }
  const other = format === 'iso' ? null : patterns.other.exec(text)
  if (!other) return null
  const [first, second] = [Number(other[1]), Number(other[2])]
  const [day, month] = format === 'day-first' ? [first, second] : [second, first]
  return { year: fullYear(other[3] ?? ''), month, day, clock: other.slice(4) }
}

/** Two digits are 1970 to 2069. */
const fullYear = (digits: string): number =>
  digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) < 70 ? 2000 : 1900)

function dayOf({ year, month, day }: Parts): number {
  const ms = Date.UTC(year, month - 1, day)
  const back = new Date(ms)
  // A month that is none comes back in another year, a day that is none under another number.
  return back.getUTCFullYear() === year && back.getUTCDate() === day ? ms : NaN
}

function timeOf({ clock: [hours = '', minutes = '', seconds = '', fraction = '0', offset = ''] }: Parts): number {
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return NaN
  const ms = Math.trunc(Number(`0.${fraction}`) * 1000)
  return Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000 + ms - offsetMs(offset)
}

/** Of `Z`, as of nothing, there are no digits: it is none. */
function offsetMs(offset: string): number {
  const digits = offset.replace(':', '')
  const [hours, minutes] = [Number(digits.slice(1, 3)), Number(digits.slice(3, 5))]
  if (hours > 14 || minutes > 59) return NaN
  return (digits.startsWith('-') ? -1 : 1) * (hours * 3_600_000 + minutes * 60_000)
}
