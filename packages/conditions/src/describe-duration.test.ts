import { expect, test } from 'vitest'
import { describeDuration, describeLast } from './describe-duration.ts'
import type { Duration } from './duration.ts'
import { languages } from './phrase.ts'

const inAll = (duration: Duration) => languages.map((language) => describeDuration(duration, language))
const lastInAll = (duration: Duration) => languages.map((language) => describeLast(duration, language))

test.each<[Duration, string[]]>([
  [{ days: 1 }, ['1 day', '1 jour', '1 dag']],
  [{ days: 2, hours: 12 }, ['2 days and 12 hours', '2 jours et 12 heures', '2 dagar och 12 timmar']],
  [
    { weeks: 1, days: 0, minutes: 1, seconds: 30 },
    ['1 week, 1 minute and 30 seconds', '1 semaine, 1 minute et 30 secondes', '1 vecka, 1 minut och 30 sekunder'],
  ],
  [{}, ['0 seconds', '0 seconde', '0 sekunder']],
])('%j in words', (duration, expected) => {
  expect(inAll(duration)).toEqual(expected)
})

test('whole millions take "de" in French', () => {
  expect(describeDuration({ seconds: 2_000_000 }, 'fr')).toMatch(/^2.000.000 de secondes$/)
})

test.each<[Duration, string[]]>([
  [{ days: 1 }, ['the last day', 'les dernières 24 heures', 'det senaste dygnet']],
  [{ days: 30 }, ['the last 30 days', 'les 30 derniers jours', 'de senaste 30 dagarna']],
  [{ weeks: 2 }, ['the last 2 weeks', 'les 2 dernières semaines', 'de senaste 2 veckorna']],
  [
    { weeks: 1, hours: 2 },
    ['the last 1 week and 2 hours', 'les dernières 1 semaine et 2 heures', 'de senaste 1 vecka och 2 timmar'],
  ],
])('the last %j in words', (duration, expected) => {
  expect(lastInAll(duration)).toEqual(expected)
})
