import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aFlow, arbitraryFlow } from '../testing/index.ts'
import { emptyFlow } from './flow-document.ts'
import { readDraft, readFlow } from './read-flow.ts'

const flow = aFlow()
  .trigger('by-hand', { when: null }, 'start')
  .add('wait', { for: { days: 2 } }, 'wait-1')
  .end('done', 'end')
  .build()
const [start, wait, end] = flow.nodes
const problemsOf = (json: unknown) => {
  const reading = readFlow(json)
  return reading.ok ? [] : reading.problems.map(({ code, where }) => `${code} at ${where}`)
}

test('a complete flow is read as it is, also from JSON text', () => {
  expect(readFlow(flow)).toEqual({ ok: true, value: flow })
  expect(readFlow(JSON.parse(JSON.stringify(flow)))).toEqual({ ok: true, value: flow })
})

test('any flow that can be published is read back the same', () => {
  fc.assert(
    fc.property(arbitraryFlow(), (document) => {
      expect(readFlow(JSON.parse(JSON.stringify(document)))).toEqual({ ok: true, value: document })
    }),
    { numRuns: 100 },
  )
})

test('defaults are filled in', () => {
  const terse = { ...flow, nodes: [{ ...start, config: {} }, wait, end] }
  expect(readFlow(terse)).toEqual({ ok: true, value: flow })
})

test('an empty flow can be kept', () => {
  expect(readDraft(emptyFlow)).toEqual({ ok: true, value: emptyFlow })
})

test('a draft may be unfinished, a flow may not', () => {
  const unfinished = { ...flow, nodes: [start, { ...wait, config: {} }, end] }
  expect(readDraft(unfinished).ok).toBe(true)
  expect(problemsOf(unfinished)).toEqual(['flow/config-invalid at nodes.wait-1.config.for'])
})

test('a configuration out of range names its node and field', () => {
  const reading = readFlow({ ...flow, nodes: [start, { ...wait, config: { for: { days: 9000 } } }, end] })
  expect(reading.ok ? [] : reading.problems).toMatchObject([
    { code: 'flow/config-invalid', where: 'nodes.wait-1.config.for' },
  ])
  expect(problemsOf({ ...flow, nodes: [start, { ...wait, config: { for: { days: 2 }, fro: 1 } }, end] })).toEqual([
    'flow/config-invalid at nodes.wait-1.config',
  ])
})

test('an unknown kind is named', () => {
  expect(problemsOf({ ...flow, nodes: [start, { ...wait, type: 'teleport' }, end] })).toEqual([
    'flow/kind-unknown at nodes.wait-1.type',
  ])
  expect(problemsOf({ ...flow, nodes: [start, { ...wait, type: 'toString' }, end] })).toEqual([
    'flow/kind-unknown at nodes.wait-1.type',
  ])
})

test('edges that dangle, or leave twice by one outlet, are named', () => {
  const edges = [
    ...flow.edges,
    { from: 'ghost', outlet: 'next', to: 'end' },
    { from: 'start', outlet: 'next', to: 'end' },
  ]
  expect(problemsOf({ ...flow, edges })).toEqual(['flow/edge-dangling at edges.2', 'flow/edge-twice at edges.3'])
})

test('two nodes with one id are named', () => {
  expect(problemsOf({ ...flow, nodes: [start, wait, end, wait] })).toEqual(['flow/node-twice at nodes.wait-1'])
})

test.each(['__proto__', 'constructor.x', 'Wait', '', '1st', 'x'.repeat(41), 'a b'])('the id %j is refused', (id) => {
  expect(problemsOf({ ...flow, nodes: [{ ...start, id }], edges: [] })[0]).toMatch(/^flow\/node-invalid at nodes\./)
})

test('keys with a meaning of their own are refused, and no prototype is touched', () => {
  const text = JSON.stringify(flow).replace('"when":null', '"when":null,"__proto__":{"polluted":true}')
  expect(problemsOf(JSON.parse(text))).toEqual(['flow/key-refused at '])
  expect(problemsOf(JSON.parse('{"format":1,"nodes":[],"edges":[],"__proto__":{"polluted":true}}'))).toEqual([
    'flow/key-refused at ',
  ])
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})

test('10,001 nodes are refused within 200 ms', { timeout: 200 }, () => {
  const nodes = Array.from({ length: 10_001 }, (_, index) => ({ ...wait, id: `wait-${index}` }))
  expect(problemsOf({ ...flow, nodes, edges: [] })).toEqual(['flow/too-many-nodes at nodes'])
})

test('what is nested without end is refused', () => {
  let deep: unknown = 1
  for (let level = 0; level < 10_000; level += 1) deep = { all: [deep] }
  expect(problemsOf({ ...flow, nodes: [{ ...start, config: { when: deep } }], edges: [] })).toEqual([
    'flow/too-deep at ',
  ])
})

test('settings out of range are named', () => {
  expect(
    problemsOf({
      ...flow,
      settings: { ...flow.settings, priority: 101, entry: { rule: 'twice', coolDown: null, keyedBy: null } },
    }),
  ).toEqual(['flow/settings-invalid at settings.entry.rule', 'flow/settings-invalid at settings.priority'])
})

test.each([
  null,
  undefined,
  3,
  'flow',
  [],
  {},
  { format: 1 },
  { format: 2 },
  { format: '1' },
  { format: 0 },
  { format: 1, nodes: {}, edges: [] },
])('%j is no flow', (json) => {
  expect(readFlow(json).ok).toBe(false)
})

test('anything at all is read without throwing', () => {
  const parts = fc.record({
    format: fc.constant(1),
    nodes: fc.array(fc.anything()),
    edges: fc.array(fc.anything()),
    settings: fc.anything(),
  })
  fc.assert(
    fc.property(fc.oneof(fc.anything(), parts), (json) => {
      expect(readFlow(json).ok).toBe(false)
    }),
    { numRuns: 500 },
  )
})
