import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { conditionSchema } from './condition-schema.ts'
import type { Condition } from './condition.ts'
import { arbitraryCondition, testCatalog } from './testing/index.ts'

const country: Condition = { fact: 'contact.country', operator: 'equal', value: 'SE' }
const nested = (depth: number): unknown => {
  let json: unknown = country
  for (let at = 0; at < depth; at += 1) json = { all: [json] }
  return json
}
const accepts = (json: unknown): boolean => conditionSchema.safeParse(json).success

test('takes every well-formed condition as it is', () => {
  fc.assert(
    fc.property(arbitraryCondition(testCatalog), (condition) => {
      expect(conditionSchema.parse(condition)).toEqual(condition)
    }),
    { numRuns: 1000, seed: 11 },
  )
}, 60_000)

test.each<[string, unknown]>([
  ['an empty group', { all: [] }],
  ['a key too many', { ...country, path: '$.x' }],
  [
    'an own __proto__',
    JSON.parse('{"all":[{"fact":"contact.country","operator":"equal","value":"SE"}],"__proto__":{}}'),
  ],
  ['a field of nature', { ...country, fact: 'contact.__proto__' }],
  ['an unknown operator', { ...country, operator: 'matches' }],
  ['a value that is an object', { ...country, value: { fact: 'contact.city' } }],
  [
    'a count of when an event was',
    { fact: 'last-event', params: { name: 'Signed up' }, operator: 'count-at-least', value: 1 },
  ],
  ['groups 21 deep', nested(21)],
  ['groups 10,000 deep', nested(10_000)],
  ['201 lines', { any: Array.from({ length: 201 }, () => country) }],
  ['a NUL', { ...country, value: 'a\0' }],
])('refuses %s', (_what, json) => {
  expect(accepts(json)).toBe(false)
})

test('takes groups 20 deep and 200 lines', () => {
  expect(accepts(nested(20))).toBe(true)
  expect(accepts({ any: Array.from({ length: 200 }, () => country) })).toBe(true)
})

test.each(['input', 'output'] as const)('becomes a JSON Schema that refers to itself, for %s', (io) => {
  const schema = z.toJSONSchema(z.object({ when: conditionSchema }), { io })
  expect(schema).toMatchObject({
    properties: { when: { $ref: '#/$defs/Condition' } },
    $defs: {
      Condition: {
        anyOf: [{ properties: { all: { items: { $ref: '#/$defs/Condition' } } } }, {}, {}, {}, {}, {}, {}, {}, {}],
      },
    },
  })
})
