import { expect, test, vi } from 'vitest'
import { formatsOf } from './formats.ts'

vi.stubGlobal('navigator', { languages: ['en-GB', 'fr-FR', 'sv-SE'] })
const now = Date.UTC(2026, 10, 22, 12)
const ago = (ms: number) => formatsOf('en').relative(now - ms, now)

test('how long ago is told in the largest unit that has passed', () => {
  expect([ago(10_000), ago(180_000), ago(7_200_000), ago(3 * 86_400_000), ago(-3_600_000)]).toEqual([
    'now',
    '3 minutes ago',
    '2 hours ago',
    '3 days ago',
    'in 1 hour',
  ])
})

test('a date field is the day it says, whatever the zone', () => {
  expect(formatsOf('en').day(Date.UTC(2026, 0, 1))).toBe('1 Jan 2026')
})

test('numbers are grouped as the language does it', () => {
  expect(formatsOf('fr').number(9240)).toBe('9\u202f240')
  expect(formatsOf('sv').number(9240)).toBe('9\u00a0240')
})

test('a currency nobody knows leaves the amount', () => {
  expect(formatsOf('en').money(1200, 'none')).toBe('1,200')
})

test('how long something took is said in the unit that fits', () => {
  const said = (ms: number) => formatsOf('en').span(ms)
  expect([45_000, 3_600_000, 216_000_000, 30 * 86_400_000].map(said)).toEqual([
    '45 seconds',
    '1 hour',
    '2.5 days',
    '30 days',
  ])
  expect(formatsOf('fr').span(216_000_000)).toBe('2,5\u00A0jours')
})

test('a language is called by its name in the reader’s own, and what is no tag stays as it is', () => {
  expect(formatsOf('fr').languageName('sv')).toBe('suédois')
  expect(formatsOf('sv').languageName('fr')).toBe('franska')
  expect(formatsOf('en').languageName('spoken at home')).toBe('spoken at home')
})
