import { expect, test } from 'vitest'
import { readJsonObject } from './save-json.ts'

test('an object is read, anything else is none', () => {
  expect(readJsonObject('{"type":"x"}')).toEqual({ type: 'x' })
  expect(['', 'Name;E-mail', '[1]', 'null', '7'].map(readJsonObject)).toEqual([null, null, null, null, null])
})
