import type { Field, FieldType } from '@etape/conditions'
import { expect, test } from 'vitest'
import { coerce } from './coerce.ts'
import { companyDomainOf } from './joins.ts'

const read = (type: FieldType, raw: unknown) => {
  const field: Field = { object: 'contact', key: 'sample', type, label: { en: '', fr: '', sv: '' }, builtIn: false }
  const reading = coerce(field, raw)
  return reading.ok ? reading.value : null
}

test.each<[FieldType, unknown]>([
  ['date', ['2026-01-02']],
  ['date-time', ['2026-01-02']],
  ['phone', ['123']],
  ['phone', { toString: () => '123' }],
  ['url', ['https://acme.example']],
  ['email', ['ada@acme.com']],
  ['number', ['7']],
])('a list or an object is no %s, whatever it would read as: %j', (type, raw) => expect(read(type, raw)).toBeNull())

test.each(['0050-01-01', '0000-01-01', '2026-13-31', '2026-02-30', '2025-02-29', '2026-06-31'])('%s is no day', (text) =>
  expect(read('date', text)).toBeNull(),
) // prettier-ignore

test('a day of a leap year is one', () => expect(read('date', '2024-02-29')).toBe(Date.UTC(2024, 1, 29)))

test.each([
  ['2026-01-02 10:00 z', Date.UTC(2026, 0, 2, 10)],
  ['2026-01-02 10:00:05,5 +0130', Date.UTC(2026, 0, 2, 8, 30, 5, 500)],
])('%s is a moment', (text, at) => expect(read('date-time', text)).toBe(at))

test.each([
  ['ada@mail.1st.com', true],
  ['ada@1st.se', true],
  ['ada@mail.com.1', false],
  ['acme.com', false],
  ['mail.acme.com', false],
  [`ada@${'b'.repeat(61)}.${'c'.repeat(61)}.${'d'.repeat(61)}.${'e'.repeat(60)}.com`, true],
  [`ada@${'b'.repeat(61)}.${'c'.repeat(61)}.${'d'.repeat(61)}.${'e'.repeat(61)}.com`, false],
])('%s is an address: %s', (text, is) => expect(read('email', text)).toBe(is ? text : null))

test.each(['acme.com', 'mail.acme.com', '@acme', ''])('nobody joins a company by %j, which is no address', (text) =>
  expect(companyDomainOf(text)).toBeNull(),
) // prettier-ignore
