import { expect, test } from 'vitest'
import { keyFrom, targetKey, targetOf } from './import-plan.ts'

test.each([
  ['Total Time Spent on Website', 'total_time_spent_on_website'],
  ['Prénom', 'prenom'],
  ['  2nd choice? ', 'nd_choice'],
  ['', 'column'],
  ['日本', 'column'],
])('a column headed %j becomes the field %s', (heading, key) => {
  expect(keyFrom(heading)).toBe(key)
})

test.each(['field:email', 'link:company:name', 'skip', 'new-field'])(
  'the target %s is chosen and shown as itself',
  (key) => {
    expect(targetKey(targetOf(key, 'Plan'))).toBe(key)
  },
)
