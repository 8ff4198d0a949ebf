import { expect, test } from 'vitest'
import { namePlaces } from './name-places.ts'

const names: Readonly<Record<string, string>> = { 'contact.first_name': 'First name', 'company.name': 'Company name' }
const read = (text: string) => namePlaces(text, (field) => names[field] ?? field)

test('places of a personal text are called by the names of their fields', () => {
  expect(read('Hello {{ first_name | friend }} of {{ company.name }}')).toBe('Hello [First name] of [Company name]')
  expect(read('You chose {{ event.plan }}')).toBe('You chose [event.plan]')
})

test('a text without places, or with one that cannot be read, is left as it is', () => {
  expect(read('Hello {{ first name }}')).toBe('Hello {{ first name }}')
  expect(read('Wait 2 days {really}')).toBe('Wait 2 days {really}')
})
