import { routes, type RouteName } from '@etape/contract'
import { expect, test } from 'vitest'
import { isTopic, readings } from './topics.ts'

const asked = (Object.keys(routes) as RouteName[]).filter((name) => routes[name].method === 'GET')
// Neither changes by what people do in the app.
const fixed: readonly RouteName[] = ['readHealth', 'readSession']

test('every reading of the contract is taken again when something it shows changes', () => {
  const followed = new Set(Object.values(readings).flat())
  expect(asked.filter((name) => !followed.has(name) && !fixed.includes(name))).toEqual([])
})

test('a topic of a newer server is passed over', () => {
  expect(isTopic('contact')).toBe(true)
  expect(isTopic('weather')).toBe(false)
  expect(isTopic('toString')).toBe(false)
})
