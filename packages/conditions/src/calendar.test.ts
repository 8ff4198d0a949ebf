import { describe, expect, test } from 'vitest'
import { dayBegins, dayMs, lastDayBegunBy, parseDay } from './calendar.ts'

const utc = (text: string): number => Date.parse(text)

describe('a day begins', () => {
  test.each([
    ['UTC', '2026-03-29', '2026-03-29T00:00:00Z'],
    ['Europe/Stockholm', '2026-03-29', '2026-03-28T23:00:00Z'],
    ['Europe/Stockholm', '2026-03-30', '2026-03-29T22:00:00Z'],
    ['America/New_York', '2026-11-02', '2026-11-02T05:00:00Z'],
    ['Asia/Kathmandu', '2026-03-29', '2026-03-28T18:15:00Z'],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00:00Z'],
    ['Australia/Lord_Howe', '2026-04-06', '2026-04-05T13:30:00Z'],
  ])('in %s on %s at %s', (zone, day, expected) => {
    expect(new Date(dayBegins(utc(day), zone))).toEqual(new Date(expected))
  })

  test('when its midnight is skipped, at the moment of the jump', () => {
    expect(new Date(dayBegins(utc('2018-11-04'), 'America/Sao_Paulo'))).toEqual(new Date('2018-11-04T03:00:00Z'))
  })

  test('when its midnight comes twice, at the first', () => {
    expect(new Date(dayBegins(utc('2026-10-25'), 'Atlantic/Azores'))).toEqual(new Date('2026-10-25T00:00:00Z'))
  })

  test('when the whole day is skipped, with the next one', () => {
    const skipped = dayBegins(utc('2011-12-30'), 'Pacific/Apia')
    expect(skipped).toBe(dayBegins(utc('2011-12-31'), 'Pacific/Apia'))
    expect(lastDayBegunBy(skipped, 'Pacific/Apia')).toBe(utc('2011-12-31'))
    expect(lastDayBegunBy(skipped - 1, 'Pacific/Apia')).toBe(utc('2011-12-29'))
  })
})

test.each(['Europe/Stockholm', 'America/St_Johns', 'Africa/Cairo', 'Pacific/Apia', 'Asia/Kathmandu'])(
  'in %s every day of four years begins after the one before and is the last begun from then on',
  (zone) => {
    for (let day = utc('2008-01-01'); day < utc('2012-01-01'); day += dayMs) {
      const begins = dayBegins(day, zone)
      expect(begins).toBeLessThanOrEqual(dayBegins(day + dayMs, zone))
      expect(lastDayBegunBy(begins, zone)).toBeGreaterThanOrEqual(day)
      expect(lastDayBegunBy(begins - 1, zone)).toBeLessThan(day)
    }
  },
  60_000,
)

test.each(['2026-02-29', '2026-13-01', '2026-1-1', '20260329', '2026-03-29T00:00', '0026-03-29', ''])(
  '%j is no day',
  (text) => {
    expect(parseDay(text)).toBeNull()
  },
)
