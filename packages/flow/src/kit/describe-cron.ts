import { phrase, type Phrase, type PhraseValue, type Weekday } from '@etape/conditions'
import { listWeekdays } from './weekdays.ts'

/** A schedule in words, as far as it is one of the common ones; else the line itself. */
export function describeCron(line: string): Phrase {
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = line.trim().split(/\s+/)
  const time = timeOf(hour, minute)
  const isEveryMonth = month === '*'
  if (isEveryMonth && day === '*' && weekday === '*' && hour === '*' && isNumber(minute))
    return phrase('Every hour at {minute} minutes past', { minute: Number(minute) })
  if (time === null || !isEveryMonth) return byLine(line)
  if (day === '*' && /^(?:1-5|mon-fri)$/i.test(weekday)) return phrase('On workdays at {time}', { time })
  if (day === '*' && weekday === '*') return phrase('Every day at {time}', { time })
  if (isNumber(day) && weekday === '*')
    return phrase('On day {day} of every month at {time}', { day: Number(day), time })
  const days = day === '*' ? weekdaysOf(weekday) : null
  return days ? phrase('On {days} at {time}', { days, time }) : byLine(line)
}

const byLine = (line: string): Phrase => phrase('By the schedule {cron}', { cron: line })

const isNumber = (text: string): boolean => /^\d{1,2}$/.test(text)

const timeOf = (hour: string, minute: string): string | null =>
  isNumber(hour) && isNumber(minute) ? `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` : null

const names = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

function weekdaysOf(text: string): PhraseValue | null {
  const days = text.split(',').map(daysOfPart)
  return days.some((part) => part === null) ? null : listWeekdays([...new Set(days.flatMap((part) => part ?? []))])
}

function daysOfPart(part: string): Weekday[] | null {
  const [first = '', last = first, ...more] = part.split('-').map(numberOf)
  if (more.length > 0 || typeof first !== 'number' || typeof last !== 'number' || last < first) return null
  return Array.from({ length: last - first + 1 }, (_, index) => isoDay(first + index))
}

const numberOf = (text: string): number | null => {
  if (/^[0-7]$/.test(text)) return Number(text)
  const place = names.indexOf(text.toUpperCase())
  return place < 0 ? null : place
}

// Cron counts Sunday as 0 and as 7.
const isoDay = (day: number): Weekday => (day === 0 ? 7 : day) as Weekday
