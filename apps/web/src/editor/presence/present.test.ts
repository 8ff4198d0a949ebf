import { expect, test } from 'vitest'
import { byNode, othersIn } from './present.ts'

const alva = { tab: 'tab-alva', user: { id: '1', name: 'Alva Lind' }, node: 'wait-1' }
const bo = { tab: 'tab-bo', user: { id: '2', name: 'bo@acme.com' }, node: null }

test('others are everybody but this window, also oneself in another one', () => {
  const again = { ...alva, tab: 'tab-alva-2' }
  const others = othersIn([alva, bo, again], 'tab-alva')
  expect(others.map(({ tab, initials, node }) => [tab, initials, node])).toEqual([
    ['tab-bo', 'BA', null],
    ['tab-alva-2', 'AL', 'wait-1'],
  ])
  expect(others[1]?.hue).toBe(othersIn([alva], '')[0]?.hue)
})

test('a step knows who has it selected', () => {
  const others = othersIn([alva, bo], '')
  expect([...byNode(others)].map(([node, there]) => [node, there.map(({ name }) => name)])).toEqual([
    ['wait-1', ['Alva Lind']],
  ])
})
