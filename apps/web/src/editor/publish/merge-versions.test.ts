import { removeNodesAndRewire, setConfig } from '@etape/flow'
import { expect, test } from 'vitest'
import { anEditor } from '../state/testing/an-editor.ts'
import { mergeVersions } from './merge-versions.ts'

const before = anEditor().click('event').click('wait').click('end').document()

test('what was added, changed and removed stands on one canvas, each marked', () => {
  const without = removeNodesAndRewire(before, new Set(['wait-1']))
  const after = setConfig(without, 'end-1', { as: 'silent' })
  const { document, marks } = mergeVersions(before, after)
  expect(document.nodes.map(({ id }) => id).toSorted()).toEqual(['end-1', 'event-1', 'wait-1'])
  expect([...marks.nodes]).toEqual([
    ['end-1', { difference: 'changed' }],
    ['wait-1', { difference: 'removed' }],
  ])
  expect([...marks.edges]).toEqual([
    ['event-1/next', { difference: 'added' }],
    ['wait-1/done', { difference: 'removed' }],
  ])
})

test('a step in whose place another stands now is drawn beside it', () => {
  const wait = before.nodes.find(({ id }) => id === 'wait-1') ?? before.nodes[0]
  const after = { ...before, nodes: before.nodes.map((node) => (node === wait ? { ...node, id: 'wait-2' } : node)) }
  const { document } = mergeVersions(before, after)
  const [put, removed] = ['wait-2', 'wait-1'].map((id) => document.nodes.find((node) => node.id === id)?.position)
  expect(put).toEqual(wait?.position)
  expect([removed?.y, (removed?.x ?? 0) - (put?.x ?? 0)]).toEqual([put?.y, 280])
})

test('two equal drawings are marked nowhere', () => {
  const { marks } = mergeVersions(before, before)
  expect([marks.nodes.size, marks.edges.size]).toEqual([0, 0])
})
