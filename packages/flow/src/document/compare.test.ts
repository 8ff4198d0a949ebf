import { expect, test } from 'vitest'
import { aFlow } from '../testing/index.ts'
import { compareFlows } from './compare.ts'
import { disconnect } from './edit-edges.ts'
import { moveNodes, removeNodes, renameNode, setConfig, setSettings } from './edit.ts'

const flow = aFlow()
  .trigger('by-hand', {}, 'start')
  .add('wait', { for: { days: 1 } }, 'wait')
  .end('done', 'end')
  .build()
const nothing = { added: [], removed: [], changed: [], edgesAdded: [], edgesRemoved: [], settings: [] }

test('moving nodes on the canvas changes nothing', () => {
  expect(compareFlows(flow, moveNodes(flow, new Map([['wait', { x: 9, y: 9 }]])))).toEqual(nothing)
})

test('a changed node is compared field by field', () => {
  const after = renameNode(setConfig(flow, 'wait', { for: { days: 2 } }), 'wait', 'Two days')
  expect(compareFlows(flow, after)).toMatchObject({
    changed: [
      {
        fields: [
          { path: 'name', before: '', after: 'Two days' },
          { path: 'config.for', before: { days: 1 }, after: { days: 2 } },
        ],
      },
    ],
  })
})

test('nodes, edges and settings that came and went are named', () => {
  const after = setSettings(removeNodes(flow, new Set(['wait'])), { priority: 10 })
  const comparison = compareFlows(flow, after)
  expect(comparison.removed.map((node) => node.id)).toEqual(['wait'])
  expect(comparison.edgesRemoved).toEqual(flow.edges)
  expect(comparison.settings).toEqual([{ path: 'settings.priority', before: 50, after: 10 }])
  const again = setSettings(flow, { entry: { ...flow.settings.entry, rule: 'every-time', keyedBy: 'cart' } })
  expect(compareFlows(flow, again).settings).toEqual([
    { path: 'settings.entry.rule', before: 'once', after: 'every-time' },
    { path: 'settings.entry.keyedBy', before: null, after: 'cart' },
  ])
  const back = compareFlows(after, flow)
  expect(back.added.map((node) => node.id)).toEqual(['wait'])
  expect(compareFlows(disconnect(flow, { from: 'wait', outlet: 'done' }), flow).edgesAdded).toEqual([flow.edges[1]])
})
