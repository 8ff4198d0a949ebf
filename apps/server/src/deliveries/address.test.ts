import { expect, test } from 'vitest'
import { isPlainAddress } from './address.ts'

test.each(['alva@nordfrakt.example', 'a.b+c@mail.nordfrakt.example', "o'neil@x.example"])(
  '%s is a plain address',
  (text) => {
    expect(isPlainAddress(text)).toBe(true)
  },
)

test.each([
  '',
  'alva',
  'alva@',
  'alva@nordfrakt',
  'a@b@c.example',
  '"a@evil.example"@b.example',
  'a@b.example, c@d.example',
  'a@b.example\r\nBcc: c@d.example',
  'a@-b.example',
  `${'a'.repeat(65)}@b.example`,
])('%j is no plain address', (text) => {
  expect(isPlainAddress(text)).toBe(false)
})
