import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aFlow, arbitraryFlow } from '../testing/index.ts'
import { emptyFlow } from './flow-document.ts'
import { entryNodes, graphOf, orderNodes, reachableFrom } from './graph.ts'
import { instantCycles } from './instant-cycles.ts'
import { tidyFlow } from './tidy-flow.ts'

const isSwede = { fact: 'contact.country', operator: 'equal', value: 'SE' } as const
const flow = aFlow()
  .trigger('by-hand', {}, 'start')
  .branch('swede', isSwede)
  .end('yes', 'yes')
  .from('swede', 'no')
  .end('no', 'no')
  .build()

test('what can be come to from the triggers', () => {
  const graph = graphOf(flow)
  expect(entryNodes(flow).map((node) => node.id)).toEqual(['start'])
  expect(reachableFrom(graph, ['start'])).toEqual(new Set(['start', 'swede', 'yes', 'no']))
  expect(reachableFrom(graph, ['no'])).toEqual(new Set(['no']))
})

test('in order, every edge of a flow without loops leads forward', () => {
  fc.assert(
    fc.property(arbitraryFlow(), (document) => {
      const order = orderNodes(graphOf(document), [])
      const place = new Map(order.map((id, index) => [id, index]))
      expect(order).toHaveLength(document.nodes.length)
      expect(document.edges.filter(({ from, to }) => Number(place.get(from)) >= Number(place.get(to)))).toEqual([])
      expect(instantCycles(document)).toEqual([])
    }),
    { numRuns: 50 },
  )
})

const looping = (wait: 'wait' | 'set-stage') => {
  const start = aFlow().trigger('by-hand', {}).branch('again', isSwede)
  const step =
    wait === 'wait'
      ? start.add('wait', { for: { days: 1 } }, 'step')
      : start.add('set-stage', { record: 'contact', stage: 'lead' }, 'step')
  return step.to('again').from('again', 'no').end().build()
}

test('a loop is instant unless it takes time', () => {
  expect(instantCycles(looping('wait'))).toEqual([])
  expect(instantCycles(looping('set-stage')).map((ids) => new Set(ids))).toEqual([new Set(['again', 'step'])])
})

test('waiting for a condition that holds already takes no time, waiting for its time-out does', () => {
  const waitFor = { for: { type: 'condition', when: isSwede }, timeout: { days: 3 } } as const
  const start = aFlow().trigger('by-hand', {}).add('wait-for', waitFor, 'wait')
  const step = start.add('set-stage', { record: 'contact', stage: 'lead' }, 'step')
  expect(instantCycles(step.to('wait').from('wait', 'timed-out').end().build())).toHaveLength(1)
  const patient = start
    .end('done', 'done')
    .from('wait', 'timed-out')
    .add('set-stage', { record: 'contact', stage: 'lead' })
    .to('wait')
  expect(instantCycles(patient.build())).toEqual([])
})

test('a node that leads to itself is a loop', () => {
  const [, branch] = flow.nodes
  const edges = flow.edges.map((edge) => (edge.outlet === 'yes' ? { ...edge, to: branch!.id } : edge))
  expect(instantCycles({ ...flow, edges })).toEqual([['swede']])
})

test('2,000 nodes in a circle are no trouble', () => {
  const nodes = Array.from({ length: 2000 }, (_, index) => ({
    id: `n-${index}`, type: 'set-stage', name: '', config: {}, position: { x: 0, y: 0 },
  })) // prettier-ignore
  const edges = nodes.map(({ id }, index) => ({ from: id, outlet: 'next', to: `n-${(index + 1) % 2000}` }))
  expect(instantCycles({ ...emptyFlow, nodes, edges })[0]).toHaveLength(2000)
})

test('in a tidy flow, where all ways end together the end stands in the middle of them', () => {
  const joined = aFlow()
    .trigger('by-hand', {}, 'one')
    .end('done', 'end')
    .trigger('by-hand', {}, 'two')
    .to('end')
    .build()
  expect(tidyFlow(joined).nodes.map(({ id, position }) => [id, position.x])).toEqual([
    ['one', 0],
    ['end', 150],
    ['two', 300],
  ])
})

test('a tidy flow has its nodes in rows, branches side by side, none on another', () => {
  fc.assert(
    fc.property(arbitraryFlow(), (document) => {
      const tidy = tidyFlow(document)
      const rows = new Map(tidy.nodes.map((node) => [node.id, node.position.y]))
      expect(tidy.edges.filter(({ from, to }) => Number(rows.get(from)) >= Number(rows.get(to)))).toEqual([])
      expect(new Set(tidy.nodes.map(({ position }) => `${position.x},${position.y}`)).size).toBe(tidy.nodes.length)
    }),
    { numRuns: 50 },
  )
})
