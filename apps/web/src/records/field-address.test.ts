import { expect, test } from 'vitest'
import { addressOf } from './field-address.ts'

test.each([
  ['email', 'alva@nordfrakt.example', 'mailto:alva@nordfrakt.example'],
  ['phone', '+46 (0)70-123 45 67', 'tel:+460701234567'],
  ['url', 'https://nordfrakt.example/om', 'https://nordfrakt.example/om'],
  ['text', 'https://nordfrakt.example', null],
])('a field of type %s with %s leads to %s', (type, value, address) => {
  expect(addressOf(type, value)).toBe(address)
})

test('an imported address that would run a script is no link', () => {
  expect(addressOf('url', 'javascript:alert(1)')).toBeNull()
})
