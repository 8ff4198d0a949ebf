import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clockMs, isMomentFor, isTimeOfDay, isZone, nextMoment } from './moments.ts'
import type { BusinessCalendar, MomentRule, Weekday } from './moments.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const at = (text: string) => Date.parse(`${text}Z`)
const office = [
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '17:30' },
]
const calendar: BusinessCalendar = {
  hours: { 1: office, 2: office, 3: office, 4: office, 5: [{ from: '09:00', to: '15:00' }], 6: [], 7: [] },
  holidays: ['12-25', '2026-04-06'],
}
const stockholm = { zone: 'Europe/Stockholm', calendar }
const next = (rule: MomentRule, from: string, context = stockholm) => {
  const moment = nextMoment(rule, at(from), context)
  return moment === null ? null : new Date(moment).toISOString().slice(0, 19)
}

describe('a time of day', () => {
  test('is today when it is still to come, now when it is now, else tomorrow', () => {
    expect(next({ at: '09:00' }, '2026-03-03T07:00:00')).toBe('2026-03-03T08:00:00')
    expect(next({ at: '09:00' }, '2026-03-03T08:00:00')).toBe('2026-03-03T08:00:00')
    expect(next({ at: '09:00' }, '2026-03-03T08:00:01')).toBe('2026-03-04T08:00:00')
  })

  test('that the clocks skip is the end of the gap, and one that comes twice is the first', () => {
    expect(next({ at: '02:30' }, '2026-03-28T12:00:00')).toBe('2026-03-29T01:00:00')
    expect(next({ at: '02:30' }, '2026-10-24T12:00:00')).toBe('2026-10-25T00:30:00')
    expect(next({ at: '02:30' }, '2026-10-25T00:30:01')).toBe('2026-10-26T01:30:00')
  })

  test('keeps to the days of the week allowed, and skips holidays when asked', () => {
    expect(next({ at: '09:00', weekdays: [1] }, '2026-03-03T12:00:00')).toBe('2026-03-09T08:00:00')
    expect(next({ at: '09:00', weekdays: [1], skipHolidays: true }, '2026-04-04T12:00:00')).toBe('2026-04-13T07:00:00')
  })
})

describe('business hours', () => {
  const rule: MomentRule = { within: 'business-hours' }

  test.each([
    ['now, within them', '2026-03-03T08:30:00', '2026-03-03T08:30:00'],
    ['after lunch, during it', '2026-03-03T11:10:00', '2026-03-03T12:00:00'],
    ['the next morning, in the evening', '2026-03-03T20:00:00', '2026-03-04T08:00:00'],
    ['on Monday, from Friday at closing time', '2026-03-06T14:00:00', '2026-03-09T08:00:00'],
    ['the day after a holiday that is one every year', '2025-12-24T20:00:00', '2025-12-26T08:00:00'],
    ['the day after a holiday of one year', '2026-04-03T20:00:00', '2026-04-07T07:00:00'],
  ])('begin %s', (_when, from, moment) => {
    expect(next(rule, from)).toBe(moment)
  })

  test('of a workspace that never works never come', () => {
    const never = { ...calendar, hours: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] } }
    expect(next(rule, '2026-03-03T08:30:00', { zone: 'UTC', calendar: never })).toBeNull()
  })
})

describe('quiet hours', () => {
  const awake: MomentRule = { within: { from: '07:00', to: '22:00' } }

  test('hold what comes at night until the morning, and nothing else', () => {
    expect(next(awake, '2026-03-03T20:59:59')).toBe('2026-03-03T20:59:59')
    expect(next(awake, '2026-03-03T21:00:00')).toBe('2026-03-04T06:00:00')
    expect(next(awake, '2026-03-04T02:00:00')).toBe('2026-03-04T06:00:00')
  })

  test('may leave only the night open, over midnight', () => {
    const asleep: MomentRule = { within: { from: '22:00', to: '07:00' } }
    expect(next(asleep, '2026-03-04T02:00:00')).toBe('2026-03-04T02:00:00')
    expect(next(asleep, '2026-03-04T12:00:00')).toBe('2026-03-04T21:00:00')
  })
})

const zones = ['Europe/Stockholm', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC']
const formats = new Map(
  zones.map((zone) => [
    zone,
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
  ]),
)
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** What a clock on the wall shows, read by other means than the code. */
function wall(moment: number, zone: string) {
  const parts = formats.get(zone)?.formatToParts(moment) ?? []
  const read = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return { weekday: (weekdays.indexOf(read('weekday')) + 1) as Weekday, time: `${read('hour')}:${read('minute')}` }
}

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 3 }))
  .map(([hours, quarters]) => `${String(hours).padStart(2, '0')}:${String(quarters * 15).padStart(2, '0')}`)
const moment = fc
  .integer({ min: at('2026-01-01T00:00:00') / minute, max: at('2029-01-01T00:00:00') / minute })
  .map((one) => one * minute)

test('the first moment within hours is allowed by the clock on the wall, and none before it is', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones), time, time, fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7), { minLength: 1 }), moment,
      (zone, from, to, days, start) => {
        fc.pre(clockMs(from) < clockMs(to))
        const found = nextMoment({ within: { from, to }, weekdays: days }, start, { zone, calendar })
        const isOpen = (one: number) => {
          const shown = wall(one, zone)
          return days.includes(shown.weekday) && shown.time >= from && shown.time < to
        }
        if (found === null) throw new Error('None was found.')
        expect(isOpen(found)).toBe(true)
        // When the clocks go back, hours can come twice: the second time they are past.
        const twice = (one: number) => wall(one - hour, zone).time === wall(one, zone).time || wall(one - hour / 2, zone).time === wall(one, zone).time
        for (let one = start; one < Math.min(found, start + 9 * day); one += 15 * minute) expect(isOpen(one) && !twice(one)).toBe(false)
      },
    ),
    { numRuns: 150 },
  )
}) // prettier-ignore

test('a time of day is that on the clock, within a day or two, and is met at its own moment', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), time, moment, (zone, clock, start) => {
      const found = nextMoment({ at: clock }, start, { zone, calendar })
      if (found === null) throw new Error('None was found.')
      expect(found).toBeGreaterThanOrEqual(start)
      expect(found - start).toBeLessThanOrEqual(day + 2 * hour)
      expect(wall(found, zone).time >= clock).toBe(true)
      expect(isMomentFor({ at: clock }, found, { zone, calendar })).toBe(true)
    }),
  )
})

test('times of day and time zones are told from texts that are none', () => {
  expect(['09:00', '23:59', '24:00', '9:00', '09:60', ''].map(isTimeOfDay)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ])
  expect(['Europe/Paris', 'UTC', 'Mars/Olympus', '', null].map(isZone)).toEqual([true, true, false, false, false])
})
