import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aFlow, arbitraryFlow, arbitraryNode } from '../testing/index.ts'
import { duplicateNodes } from './duplicate.ts'
import { canConnect, connect, disconnect, insertOnEdge } from './edit-edges.ts'
import {
  addNode,
  freeNodeId,
  moveNodes,
  newNode,
  removeNodes,
  removeNodesAndRewire,
  renameNode,
  setConfig,
  setSettings,
} from './edit.ts'
import { emptyFlow, type FlowDocument } from './flow-document.ts'
import { outletsOfNode } from './outlets-of-node.ts'
import { readDraft } from './read-flow.ts'

const isSwede = { fact: 'contact.country', operator: 'equal', value: 'SE' } as const
const flow = aFlow()
  .trigger('by-hand', {}, 'start')
  .branch('swede', isSwede)
  .add('wait', { for: { days: 1 } }, 'wait')
  .end('yes', 'yes')
  .from('swede', 'no')
  .end('no', 'no')
  .build()
const at = { x: 10, y: 20 }
const edges = (document: FlowDocument) => document.edges.map(({ from, outlet, to }) => `${from}.${outlet}>${to}`)

test('a node from the palette has an id of its own and what its kind starts with', () => {
  const node = newNode(flow, 'wait', at)
  expect(node).toEqual({ id: 'wait-2', type: 'wait', name: '', config: { for: { days: 1 } }, position: at })
  expect(addNode(flow, node).nodes.at(-1)).toBe(node)
  expect(addNode(flow, { ...node, id: 'start' })).toBe(flow)
})

test('an outlet leads to one place: the newest', () => {
  expect(edges(connect(flow, { from: 'swede', outlet: 'no', to: 'yes' }))).toContain('swede.no>yes')
  expect(connect(flow, { from: 'swede', outlet: 'no', to: 'yes' }).edges).toHaveLength(flow.edges.length)
  expect(edges(disconnect(flow, { from: 'swede', outlet: 'no' }))).not.toContain('swede.no>no')
})

test.each([
  { from: 'swede', outlet: 'maybe', to: 'no' },
  { from: 'wait', outlet: 'done', to: 'start' },
  { from: 'wait', outlet: 'done', to: 'wait' },
  { from: 'ghost', outlet: 'done', to: 'no' },
  { from: 'wait', outlet: 'done', to: 'ghost' },
  { from: 'yes', outlet: 'next', to: 'no' },
])('$from cannot be connected by $outlet to $to', (edge) => {
  expect(canConnect(flow, edge)).toBe(false)
  expect(connect(flow, edge)).toBe(flow)
})

test('removing a node removes its edges', () => {
  expect(edges(removeNodes(flow, new Set(['wait'])))).toEqual(['start.next>swede', 'swede.no>no'])
})

test('removing a node can join what it stood between', () => {
  expect(edges(removeNodesAndRewire(flow, new Set(['wait'])))).toEqual([
    'start.next>swede',
    'swede.yes>yes',
    'swede.no>no',
  ])
  expect(edges(removeNodesAndRewire(flow, new Set(['swede', 'wait'])))).toEqual(['start.next>yes'])
})

test('rewiring past a loop leads nowhere', () => {
  const loop = connect(connect(flow, { from: 'wait', outlet: 'done', to: 'swede' }), {
    from: 'start',
    outlet: 'next',
    to: 'wait',
  })
  expect(edges(removeNodesAndRewire(loop, new Set(['wait', 'swede'])))).toEqual([])
})

test('an edge of an outlet that vanished with the configuration is dropped', () => {
  const waiting = aFlow()
    .trigger('by-hand', {})
    .add('wait-for', { for: { type: 'event', name: 'Signed up' }, timeout: { days: 1 } }, 'wait')
    .build()
  expect(outletsOfNode(waiting.nodes[1]!).map((outlet) => outlet.id)).toEqual(['happened', 'timed-out'])
  const patient = setConfig(waiting, 'wait', { for: { type: 'event', name: 'Signed up', where: [] }, timeout: null })
  expect(edges(patient)).toEqual(['by-hand-1.next>wait', 'wait.happened>end-1'])
})

test('outlets of an unfinished node are drawn as far as they are known', () => {
  const outlets = (type: string, config: unknown) => outletsOfNode({ type, config }).map((outlet) => outlet.id)
  expect(outlets('many-way', { ways: [{ id: 'a', label: '' }, { label: 'b' }, 7] })).toEqual(['a', 'else'])
  expect(outlets('many-way', null)).toEqual(['else'])
  expect(outlets('wait-for', {})).toEqual(['happened'])
  expect(outlets('teleport', {})).toEqual([])
})

test('a node is put into an edge', () => {
  const [, yesEdge] = flow.edges
  const node = newNode(flow, 'set-stage', at)
  const grown = insertOnEdge(flow, yesEdge!, node)
  expect(edges(grown)).toEqual(expect.arrayContaining(['swede.yes>set-stage-1', 'set-stage-1.next>wait']))
})

test('copies keep the edges among them', () => {
  const { document, copies } = duplicateNodes(flow, new Set(['swede', 'wait']), { x: 40, y: 40 })
  expect([...copies]).toEqual([
    ['swede', 'branch-2'],
    ['wait', 'wait-2'],
  ])
  expect(edges(document).slice(flow.edges.length)).toEqual(['branch-2.yes>wait-2'])
})

test('moving, naming and settings change nothing else', () => {
  const moved = moveNodes(flow, new Map([['wait', at]]))
  expect(moved.nodes.find((node) => node.id === 'wait')?.position).toEqual(at)
  expect(moved.edges).toBe(flow.edges)
  expect(renameNode(flow, 'wait', 'A day').nodes.find((node) => node.id === 'wait')?.name).toBe('A day')
  expect(setSettings(flow, { priority: 7 }).settings).toEqual({ ...flow.settings, priority: 7 })
})

const edits = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('add' as const), node: arbitraryNode('new-1') }),
    fc.record({ type: fc.constant('remove' as const), index: fc.nat(30), rewire: fc.boolean() }),
    fc.record({ type: fc.constant('connect' as const), from: fc.nat(30), outlet: fc.nat(4), to: fc.nat(30) }),
    fc.record({ type: fc.constant('insert' as const), index: fc.nat(30), node: arbitraryNode('new-2') }),
    fc.record({ type: fc.constant('duplicate' as const), index: fc.nat(30), count: fc.nat(4) }),
    fc.record({ type: fc.constant('configure' as const), index: fc.nat(30), node: arbitraryNode('new-3') }),
  ),
  { maxLength: 15 },
)
type Edit = typeof edits extends fc.Arbitrary<(infer One)[]> ? One : never

function apply(document: FlowDocument, edit: Edit): FlowDocument {
  const nodeAt = (index: number) => document.nodes[index % Math.max(1, document.nodes.length)]
  switch (edit.type) {
    case 'add':
      return addNode(document, { ...edit.node, id: freeNodeId(document, edit.node.type) })
    case 'remove': {
      const ids = new Set([nodeAt(edit.index)?.id ?? ''])
      return edit.rewire ? removeNodesAndRewire(document, ids) : removeNodes(document, ids)
    }
    case 'connect': {
      const [from, to] = [nodeAt(edit.from), nodeAt(edit.to)]
      const outlet = from && outletsOfNode(from)[edit.outlet]
      return from && to && outlet ? connect(document, { from: from.id, outlet: outlet.id, to: to.id }) : document
    }
    case 'insert': {
      const edge = document.edges[edit.index % Math.max(1, document.edges.length)]
      return edge ? insertOnEdge(document, edge, { ...edit.node, id: freeNodeId(document, edit.node.type) }) : document
    }
    case 'duplicate':
      return duplicateNodes(
        document,
        new Set(document.nodes.slice(edit.index, edit.index + edit.count).map(({ id }) => id)),
        at,
      ).document
    case 'configure': {
      const node = nodeAt(edit.index)
      return node && node.type === edit.node.type ? setConfig(document, node.id, edit.node.config) : document
    }
  }
}

test('whatever is done in the editor, the draft can be kept, and what was before is untouched', () => {
  fc.assert(
    fc.property(arbitraryFlow({ maxNodes: 6 }), edits, (start, done) => {
      const history = [start]
      const copies = [JSON.stringify(start)]
      for (const edit of done) {
        const next = apply(history.at(-1) ?? emptyFlow, edit)
        history.push(next)
        copies.push(JSON.stringify(next))
      }
      expect(history.map((document) => JSON.stringify(document))).toEqual(copies)
      for (const document of history) expect(readDraft(document)).toEqual({ ok: true, value: document })
    }),
    { numRuns: 60 },
  )
})
