import { expect, test } from 'vitest'
import { initialsOf } from './initials.ts'

test.each([
  ['Alva Lindqvist', 'AL'],
  ['émile', 'É'],
  ['alva.lindqvist@nordfrakt.example', 'AL'],
  ['Sjöberg & Söner', 'SS'],
  ['7927b2df-8bba', ''],
])('the initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
