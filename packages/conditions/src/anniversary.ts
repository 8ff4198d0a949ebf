import { dayBegins, dayMs, lastDayBegunBy } from './calendar.ts'
import type { EpochMs } from './duration.ts'
import type { Asking } from './facts.ts'
import type { FieldType } from './fields.ts'
import type { Range, Timeline } from './operand.ts'

const mostYears = 120

/** Today in each of the last 120 years, as ranges of stored values. */
export function anniversaries(line: Timeline): Range[] {
  const today = new Date(line.today())
  const ranges: Range[] = []
  for (let ago = 1; ago <= mostYears; ago += 1) {
    const year = today.getUTCFullYear() - ago
    const first = dayInYear(today, year)
    if (first === null) continue
    const after = isLastOfFebruary(today) ? Date.UTC(year, 2, 1) : first + dayMs
    ranges.push([line.begins(first), line.begins(after) - 1])
  }
  return ranges
}

/** The same day in another year; 29 February is there in leap years only. */
function dayInYear(day: Date, year: number): EpochMs | null {
  const [month, date] = [day.getUTCMonth(), day.getUTCDate()]
  const found = Date.UTC(year, month, date)
  return new Date(found).getUTCMonth() === month ? found : null
}

/** On 28 February of a year without a 29th, whoever has the 29th has it too. */
const isLastOfFebruary = (day: Date): boolean =>
  day.getUTCMonth() === 1 && new Date(day.getTime() + dayMs).getUTCMonth() === 2

/** When the anniversary of a stored value begins and ends, this year and in the years around. */
export function anniversaryMoments(value: EpochMs, type: FieldType, { now, zone }: Asking): EpochMs[] {
  const day = new Date(type === 'date' ? value : lastDayBegunBy(value, zone))
  const year = new Date(lastDayBegunBy(now, zone)).getUTCFullYear()
  return [year, year + 1].flatMap((one) => {
    const anniversary = dayInYear(day, one) ?? Date.UTC(one, 1, 28)
    return one > day.getUTCFullYear() ? [dayBegins(anniversary, zone), dayBegins(anniversary + dayMs, zone)] : []
  })
}
