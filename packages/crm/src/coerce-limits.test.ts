import type { Field, FieldType } from '@etape/conditions'
import { describe, expect, test } from 'vitest'
import { coerce, type CoerceOptions } from './coerce.ts'

const field = (type: FieldType, choices?: Field['choices']): Field => ({
  object: 'contact', key: 'sample', type, label: { en: 'Sample', fr: 'Exemple', sv: 'Exempel' }, builtIn: false, ...(choices && { choices }),
}) // prettier-ignore

/** The value, or the code of the problem. */
const read = (type: FieldType, raw: unknown, options?: CoerceOptions) => {
  const reading = coerce(field(type), raw, options)
  return reading.ok ? reading.value : reading.problems[0]?.code
}
const problemOf = (sample: Field, raw: unknown) => {
  const reading = coerce(sample, raw)
  return reading.ok ? null : reading.problems[0]
}
const utc = (text: string) => Date.parse(`${text}Z`)

test.each<[FieldType, unknown, string]>([
  ['text', { a: 1 }, 'crm/text-unreadable'],
  ['text', NaN, 'crm/text-unreadable'],
  ['text', [1], 'crm/text-unreadable'],
  ['text', 'a\0b', 'crm/text-unreadable'],
  ['text', '\ud800', 'crm/text-unreadable'],
  ['number', 'many', 'crm/number-unreadable'],
  ['number', true, 'crm/number-unreadable'],
  ['boolean', 'perhaps', 'crm/boolean-unreadable'],
  ['date', 'soon', 'crm/date-unreadable'],
  ['date', true, 'crm/date-unreadable'],
  ['date-time', ['2026-01-01'], 'crm/date-unreadable'],
  ['email', 'nobody', 'crm/email-unreadable'],
  ['email', 7, 'crm/email-unreadable'],
  ['phone', true, 'crm/phone-unreadable'],
  ['phone', 'call me', 'crm/phone-unreadable'],
  ['url', 7, 'crm/url-unreadable'],
  ['url', 'no address', 'crm/url-unreadable'],
])('what cannot be a %s says so: %j is %s', (type, raw, code) => {
  expect(read(type, raw)).toBe(code)
})

test.each<[FieldType, number, string, string]>([
  ['text', 1000, '', 'crm/text-too-long'],
  ['long-text', 20_000, '', 'crm/text-too-long'],
  ['phone', 60, '', 'crm/phone-unreadable'],
  ['url', 2000, 'https://a.example/', 'crm/url-unreadable'],
])('a %s may be %i characters long and no more', (type, most, begin, code) => {
  const longest = begin.padEnd(most, '1')
  expect(read(type, longest)).toBe(longest)
  expect(read(type, `${longest}1`)).toBe(code)
})

test('an address may be as long as mail has it: 64 before the sign, 254 in all', () => {
  const address = (local: number, whole: number) => {
    const begin = `${'a'.repeat(local)}@`
    const rest = whole - begin.length - '.com'.length
    return `${begin}${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(rest - 122)}.com`
  }
  expect(read('email', address(64, 254))).toBe(address(64, 254))
  expect(read('email', address(65, 254))).toBe('crm/email-unreadable')
  expect(read('email', address(64, 255))).toBe('crm/email-unreadable')
  expect(read('email', '@acme.com')).toBe('crm/email-unreadable')
})

test('a phone number can come as a number', () => expect(read('phone', 46701234567)).toBe('46701234567'))

describe('moments', () => {
  test.each([
    ['2026-01-02 23:59:59', utc('2026-01-02T23:59:59')],
    ['2026-01-02T00:00', utc('2026-01-02T00:00')],
    ['2026-01-02 10:00:00.125', utc('2026-01-02T10:00:00.125')],
    ['2026-01-02T10:00z', utc('2026-01-02T10:00')],
    ['2026-01-02T10:00+14:00', utc('2026-01-01T20:00')],
    ['2026-01-02T10:00-03:59', utc('2026-01-02T13:59')],
    ['2026-01-02', utc('2026-01-02T00:00')],
  ])('%s', (text, at) => expect(read('date-time', text)).toBe(at))

  test.each(['2026-01-02 24:00', '2026-01-02 10:60', '2026-01-02 10:00:60', '2026-01-02T10:00+15:00', '2026-01-02T10:00+01:60'])(
    '%s is none',
    (text) => expect(read('date-time', text)).toBe('crm/date-unreadable'),
  ) // prettier-ignore

  test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '0000-00-00', '2026-01-00'])('%s is no day', (text) =>
    expect([read('date', text), read('date-time', text)]).toEqual(['crm/date-unreadable', 'crm/date-unreadable']),
  ) // prettier-ignore

  test('a number is the moment itself, as far as moments go', () => {
    expect([read('date-time', 12.9), read('date-time', 8.64e15), read('date-time', 8.64e15 + 1024)]).toEqual([
      12,
      8.64e15,
      'crm/date-unreadable',
    ])
  })

  test('without a format only the plain one is read, and the time after a day that is written otherwise counts', () => {
    expect(read('date-time', '31/12/2024 10:30')).toBe('crm/date-unreadable')
    expect(read('date-time', '31/12/2024 10:30', { dates: 'day-first' })).toBe(utc('2024-12-31T10:30'))
    expect(read('date-time', '12/31/24 10:30', { dates: 'month-first' })).toBe(utc('2024-12-31T10:30'))
  })
})

describe('a problem', () => {
  const words = (value: string) => ({ value, label: { en: `${value} en`, fr: `${value} fr`, sv: `${value} sv` } })
  const many = Array.from({ length: 30 }, (_, at) => words(`c${at}`))

  test('of a choice names those that there are, not more than can be read', () => {
    expect(problemOf(field('choice', many), 'x')?.hint).toEqual({
      text: 'Choices: {choices}.',
      values: { choices: { type: 'list', of: many.slice(0, 20).map(({ value }) => value) } },
    })
    expect(problemOf(field('choice', many), 7)?.severity).toBe('error')
    expect(problemOf(field('number'), 'x')?.hint).toBeUndefined()
  })

  test('a choice is known by its words in every language', () => {
    const sample = field('choice', [words('s')])
    expect(['s', 's en', 's fr', 's sv'].map((raw) => coerce(sample, raw))).toEqual(
      Array.from({ length: 4 }, () => ({ ok: true, value: 's' })),
    )
  })

  test.each([
    ['a word', 'a word'],
    [{ a: 1 }, '{"a":1}'],
    [NaN, 'NaN'],
    ['x'.repeat(60), 'x'.repeat(60)],
    ['x'.repeat(61), `${'x'.repeat(60)}…`],
  ])('shows what was given, cut when it is long: %j', (raw, shown) => {
    expect(problemOf(field('number'), raw)?.message.values?.['value']).toBe(shown)
  })
})
