import { defaultCalendar } from '@etape/crm'
import { expect, test } from 'vitest'
import { aStep, someFacts } from '../../testing/index.ts'
import { quietHours } from './quiet-hours.ts'
import { waitUntilDate } from './wait-until-date.ts'
import { waitUntilTime } from './wait-until-time.ts'

// A Wednesday.
const at = (time: string, day = '2026-07-01'): number => Date.parse(`${day}T${time}:00Z`)
const inNewYork = { zone: 'Europe/Stockholm', contactZone: 'America/New_York', calendar: defaultCalendar }

const untilTime = (days: (1 | 2 | 3 | 4 | 5 | 6 | 7)[], zone: 'contact' | 'account', now: number) =>
  waitUntilTime.step(
    aStep({ until: { type: 'time', at: '09:00', days, skipHolidays: false }, zone } as const, { ...inNewYork, now }),
  )

test('a time of day is read on the contact’s clock, or on the account’s', () => {
  expect(untilTime([], 'contact', at('08:00'))).toEqual({ type: 'sleep', until: at('13:00'), thenBy: 'done' })
  expect(untilTime([], 'account', at('08:00'))).toEqual({
    type: 'sleep', until: at('07:00', '2026-07-02'), thenBy: 'done',
  }) // prettier-ignore
})

test('the next such weekday is waited for, and who comes on the minute goes on', () => {
  expect(untilTime([1], 'contact', at('08:00'))).toMatchObject({ until: at('13:00', '2026-07-06') })
  expect(untilTime([3], 'contact', at('13:00'))).toMatchObject({ until: at('13:00') })
})

test('business hours are waited for, unless it is business hours', () => {
  const until = (now: number) =>
    waitUntilTime.step(aStep({ until: { type: 'business-hours' }, zone: 'account' } as const, { ...inNewYork, now }))
  expect(until(at('10:00'))).toMatchObject({ until: at('10:00') })
  expect(until(at('10:00', '2026-07-04'))).toMatchObject({ type: 'sleep', thenBy: 'done' })
})

test('contacts who come in quiet hours are held until these end, the others not', () => {
  const quiet = (now: number, days: (6 | 7)[] = []) =>
    quietHours.step(
      aStep({ from: '20:00', to: '08:00', days, skipHolidays: false, zone: 'account' } as const, { ...inNewYork, now }),
    )
  expect(quiet(at('12:00'))).toMatchObject({ until: at('12:00') })
  expect(quiet(at('22:00'))).toMatchObject({ until: at('06:00', '2026-07-02') })
  expect(quiet(at('12:00', '2026-07-04'), [6, 7])).toMatchObject({ until: at('06:00', '2026-07-06') })
})

test('quiet hours that never end, or begin, are a fault', () => {
  const faults = (from: string, days: (1 | 2 | 3 | 4 | 5 | 6 | 7)[]) =>
    quietHours.faults?.({ from, to: '08:00', days, skipHolidays: false, zone: 'contact' }, new Map())?.length
  expect([faults('20:00', []), faults('08:00', []), faults('20:00', [1, 2, 3, 4, 5, 6, 7])]).toEqual([0, 1, 1])
})

const untilDate = (value: number | null, more: { yearly?: boolean; passed?: 'go-on' | 'no-date' } = {}) =>
  waitUntilDate.step(
    aStep(
      {
        field: 'contact.last_seen_at', offset: { type: 'before', by: { days: 3 } }, at: '09:00', yearly: false, zone: 'account',
        passed: 'go-on', ...more,
      } as const,
      { ...inNewYork, now: at('08:00'), facts: someFacts({ contact: { last_seen_at: value } }) },
    ),
  ) // prettier-ignore

test('a date is waited for, moved by the offset and at the time of day', () => {
  expect(untilDate(at('15:00', '2026-07-10'))).toEqual({
    type: 'sleep', until: at('07:00', '2026-07-07'), thenBy: 'done',
  }) // prettier-ignore
})

test('without a date the contact leaves another way; a moment that has passed goes as chosen', () => {
  expect(untilDate(null)).toEqual({ type: 'leave', by: 'no-date' })
  expect(untilDate(at('15:00', '2020-07-10'))).toMatchObject({ by: 'done', note: { text: 'That moment has passed.' } })
  expect(untilDate(at('15:00', '2020-07-10'), { passed: 'no-date' })).toMatchObject({ by: 'no-date' })
  expect(untilDate(at('15:00', '2020-07-10'), { yearly: true })).toMatchObject({ until: at('07:00', '2026-07-07') })
})
