import type { Field, FieldType } from '@etape/conditions'
import { describe, expect, test } from 'vitest'
import { coerce, type CoerceOptions } from './coerce.ts'

const field = (type: FieldType, choices?: readonly string[]): Field => ({
  object: 'contact',
  key: 'sample',
  type,
  label: { en: 'Sample', fr: 'Exemple', sv: 'Exempel' },
  builtIn: false,
  ...(choices && {
    choices: choices.map((value) => ({ value, label: { en: `${value} en`, fr: `${value} fr`, sv: `${value} sv` } })),
  }),
})

const refused = Symbol('refused')
const read = (sample: Field, raw: unknown, options?: CoerceOptions) => {
  const reading = coerce(sample, raw, options)
  return reading.ok ? reading.value : refused
}

const sizes = ['s', 'm', 'l']
const day = (text: string) => Date.parse(`${text}T00:00:00Z`)

describe.each<FieldType>([
  'text',
  'long-text',
  'number',
  'boolean',
  'date',
  'date-time',
  'choice',
  'multi-choice',
  'email',
  'phone',
  'url',
])('%s', (type) => {
  test.each([[null], [undefined], [''], ['   ']])('empty (%j) is absent', (raw) => {
    expect(read(field(type), raw)).toBeNull()
  })
  test('an object is refused, with field and value named', () => {
    const reading = coerce(field(type), { a: 1 })
    expect(reading).toMatchObject({
      ok: false,
      problems: [{ where: 'sample', message: { values: { field: { id: 'contact.sample' } } } }],
    })
  })
})

describe('numbers', () => {
  test.each([
    [12, 12], [-0, 0], ['12', 12], [' 12.5 ', 12.5], ['-3', -3], ['1e3', 1000], ['.5', 0.5],
    ['1,234', 1234], ['1,234,567.89', 1_234_567.89], ['1 234', 1234], ['1 234,5', 1234.5], ['1 234 567', 1_234_567],
    ['1,5', 1.5], ['0,125', 0.125], ['12,34', 12.34], ["1'000", 1000],
  ])('%j is %d', (raw, value) => expect(read(field('number'), raw)).toBe(value)) // prettier-ignore

  test.each([
    [NaN],
    [Infinity],
    ['NaN'],
    ['Infinity'],
    ['1e999'],
    ['12abc'],
    ['1,2,3'],
    ['0x10'],
    [true],
    ['--1'],
    ['€5'],
    [[1]],
  ])('%j is refused', (raw) => expect(read(field('number'), raw)).toBe(refused))

  test('a decimal comma that was told of is not taken for thousands', () => {
    expect(read(field('number'), '1,234', { decimal: ',' })).toBe(1.234)
    expect(read(field('number'), '1.234,5', { decimal: ',' })).toBe(1234.5)
    expect(read(field('number'), '1,5', { decimal: '.' })).toBe(refused)
  })
})

describe('yes and no', () => {
  test.each([true, 1, '1', 'Yes', 'TRUE', 'oui', 'Ja', 'vrai', 'sant'])('%j is yes', (raw) =>
    expect(read(field('boolean'), raw)).toBe(true),
  )
  test.each([false, 0, '0', 'no', 'False', 'non', 'NEJ', 'faux', 'falskt'])('%j is no', (raw) =>
    expect(read(field('boolean'), raw)).toBe(false),
  )
  test.each(['maybe', 2, 'Select', []])('%j is refused', (raw) => expect(read(field('boolean'), raw)).toBe(refused))
})

describe('dates', () => {
  test.each([
    ['2026-03-01', 'iso'], ['2026/3/1', 'iso'], ['2026-03-01T23:30:00+02:00', 'iso'], ['01-03-26', 'day-first'], ['1/3/2026', 'day-first'],
    ['01.03.2026', 'day-first'], ['3/1/26', 'month-first'], ['2026-03-01', 'day-first'],
  ] as const)('%s, %s, is the first of March', (raw, dates) => expect(read(field('date'), raw, { dates })).toBe(day('2026-03-01'))) // prettier-ignore

  test.each(['2026-02-30', '2026-13-01', '01-03-26', '2026', 'tomorrow', '2026-03-01x', true, NaN, 9e15])(
    '%j is refused',
    (raw) => expect(read(field('date'), raw)).toBe(refused),
  )

  test('a moment given as a date is the day it is on, in UTC', () => {
    expect(read(field('date'), day('2026-03-01') + 5_000)).toBe(day('2026-03-01'))
    expect(read(field('date'), -1)).toBe(day('1969-12-31'))
  })

  test('two-digit years are 1970 to 2069', () => {
    expect(read(field('date'), '01-01-69', { dates: 'day-first' })).toBe(day('2069-01-01'))
    expect(read(field('date'), '01-01-70', { dates: 'day-first' })).toBe(day('1970-01-01'))
  })
})

describe('moments', () => {
  test.each([
    ['2026-03-01T10:30:00Z', '2026-03-01T10:30:00Z'],
    ['2026-03-01T10:30:15.250+02:00', '2026-03-01T08:30:15.250Z'],
    ['2026-03-01 10:30', '2026-03-01T10:30:00Z'],
    ['2026-03-01', '2026-03-01T00:00:00Z'],
    ['2026-03-01T10:30:00-0530', '2026-03-01T16:00:00Z'],
  ])('%s', (raw, iso) => expect(read(field('date-time'), raw)).toBe(Date.parse(iso)))

  test.each(['2026-03-01T25:00Z', '2026-03-01T10:61Z', '2026-03-01T10:30+99:00', 'now'])('%s is refused', (raw) =>
    expect(read(field('date-time'), raw)).toBe(refused),
  )
})

describe('choices', () => {
  test.each([['s', 's'], [' m ', 'm'], ['l en', 'l'], ['l fr', 'l']])('%j is %s', (raw, value) => expect(read(field('choice', sizes), raw)).toBe(value)) // prettier-ignore
  test.each(['S', 'xl', 'Select', {}])('%j is refused', (raw) =>
    expect(read(field('choice', sizes), raw)).toBe(refused),
  )

  test('what can be chosen is said', () => {
    expect(coerce(field('choice', sizes), 'xl')).toMatchObject({
      problems: [{ code: 'crm/choice-unknown', hint: { values: { choices: { of: sizes } } } }],
    })
  })

  test('a choice without a list takes any text', () => expect(read(field('choice'), 'anna')).toBe('anna'))

  test('several are parted by semicolons, each taken once', () => {
    expect(read(field('multi-choice', sizes), 's; m;;s')).toEqual(['s', 'm'])
    expect(read(field('multi-choice', sizes), ['l', 's'])).toEqual(['l', 's'])
    expect(read(field('multi-choice', sizes), ';')).toBeNull()
    expect(read(field('multi-choice', sizes), 's;xl')).toBe(refused)
  })
})

describe('e-mail addresses', () => {
  test.each([
    [' Anna.Berg@Example.SE ', 'anna.berg@example.se'],
    ["o'neil+news@mail.example.co.uk", "o'neil+news@mail.example.co.uk"],
    ['a@xn--bcher-kva.example', 'a@xn--bcher-kva.example'],
  ])('%s', (raw, value) => expect(read(field('email'), raw)).toBe(value))

  test.each([
    'anna', 'anna@', '@example.se', 'anna@example', 'a b@example.se', 'anna@example.se\r\nBcc: x@y.se', '"anna"@example.se', 'a@b@c.se',
    'anna@-example.se', 'anna..b@example.se', '.anna@example.se', 'Anna <anna@example.se>', 'anna@example.se,b@example.se', 'åsa@example.se',
    `${'a'.repeat(65)}@example.se`, `a@${'b'.repeat(250)}.se`, 'anna@127.0.0.1', 42,
  ])('%j is refused', (raw) => expect(read(field('email'), raw)).toBe(refused)) // prettier-ignore
})

describe('texts', () => {
  test('numbers and booleans become texts', () => {
    expect(read(field('text'), 75001)).toBe('75001')
    expect(read(field('text'), false)).toBe('false')
  })
  test('too long is refused, and the problem does not repeat it all', () => {
    const reading = coerce(field('text'), 'x'.repeat(1_000_000))
    expect(JSON.stringify(reading).length).toBeLessThan(500)
    expect(reading).toMatchObject({ problems: [{ code: 'crm/text-too-long' }] })
  })
  test.each(['a\0b', '\ud800'])('what PostgreSQL cannot store is refused', (raw) =>
    expect(read(field('text'), raw)).toBe(refused),
  )
  test.each([['https://example.se/a?b=1', 'https://example.se/a?b=1'], ['example.se/a', 'https://example.se/a']])('%s is a web address', (raw, value) =>
    expect(read(field('url'), raw)).toBe(value),
  ) // prettier-ignore
  test.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://example.se', 'https://a b', 'no'])(
    '%s is no web address',
    (raw) => expect(read(field('url'), raw)).toBe(refused),
  )
  test.each([['+46 (0)8-123 45', '+46 (0)8-123 45'], [46701234567, '46701234567']])('%s is a phone number', (raw, value) =>
    expect(read(field('phone'), raw)).toBe(value),
  ) // prettier-ignore
  test.each(['call me', '<b>1</b>', '1'.repeat(61)])('%s is no phone number', (raw) =>
    expect(read(field('phone'), raw)).toBe(refused),
  )
})
