import { expect, test } from 'vitest'
import { placeInside } from './place-inside.ts'

test('one goes on to the page one wanted', () => {
  expect(placeInside('/flows/f1?tab=runs')).toBe('/flows/f1?tab=runs')
})

test.for([null, '', 'https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', 'javascript:alert(1)'])(
  'signing in never leads out of the app: %s',
  (wanted) => expect(placeInside(wanted)).toBe('/'),
)
