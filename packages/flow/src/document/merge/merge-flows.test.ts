import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kindOf } from '../../nodes/index.ts'
import { aFlow } from '../../testing/a-flow.ts'
import { arbitraryFlow } from '../../testing/arbitrary-flow.ts'
import { compareFlows } from '../compare.ts'
import { addGroup, addNote } from '../edit-remarks.ts'
import { connect, disconnect } from '../edit-edges.ts'
import {
  addNode,
  moveNodes,
  newNode,
  removeNodes,
  removeNodesAndRewire,
  renameNode,
  setConfig,
  setSettings,
} from '../edit.ts'
import type { FlowDocument } from '../flow-document.ts'
import { readDraft } from '../read-flow.ts'
import { mergeFlows } from './merge-flows.ts'

const task = {
  type: 'call' as const,
  title: 'Ring',
  due: { days: 1 },
  priority: 'high' as const,
  assignee: { type: 'owner' as const },
}

const flow = aFlow()
  .trigger('by-hand', {}, 'start')
  .add('wait', { for: { days: 1 } }, 'wait')
  .add('create-task', task, 'task')
  .end('done', 'end')
  .build()

const merge = (mine: FlowDocument, theirs: FlowDocument, choices = {}, base = flow) =>
  mergeFlows({ base, mine, theirs }, choices)
const configOf = (document: FlowDocument, id: string) => document.nodes.find((node) => node.id === id)?.config
const waits = (document: FlowDocument, days: number) => setConfig(document, 'wait', { for: { days } })
const at = (document: FlowDocument, type: string) => newNode(document, type, { x: 0, y: 0 })

describe('what only one changed', () => {
  test('is taken from them: names, settings of steps, settings of the flow, edges, places', () => {
    const mine = renameNode(waits(flow, 3), 'task', 'Mine')
    const theirs = setSettings(
      setConfig(moveNodes(flow, new Map([['end', { x: 7, y: 7 }]])), 'task', { ...task, title: 'Write' }),
      { priority: 10 },
    )
    const { document, conflicts } = merge(mine, theirs)
    expect(conflicts).toEqual([])
    expect(configOf(document, 'wait')).toEqual({ for: { days: 3 } })
    expect(document.nodes.find(({ id }) => id === 'task')).toMatchObject({ name: 'Mine', config: { title: 'Write' } })
    expect(document.nodes.find(({ id }) => id === 'end')?.position).toEqual({ x: 7, y: 7 })
    expect(document.settings.priority).toBe(10)
  })

  test('of two settings of one step both are kept', () => {
    const mine = setConfig(flow, 'task', { ...task, title: 'Write' })
    const theirs = setConfig(flow, 'task', { ...task, due: { days: 5 } })
    expect(configOf(merge(mine, theirs).document, 'task')).toEqual({ ...task, title: 'Write', due: { days: 5 } })
  })

  test('a step that was taken away is gone, with its edges, unless the other did something to it', () => {
    const mine = removeNodesAndRewire(flow, new Set(['wait']))
    const { document, conflicts } = merge(mine, moveNodes(flow, new Map([['wait', { x: 9, y: 9 }]])))
    expect(conflicts).toEqual([])
    expect(document.nodes.map(({ id }) => id)).toEqual(['start', 'task', 'end'])
    expect(document.edges.map(({ from, to }) => `${from} ${to}`)).toEqual(['start task', 'task end'])
  })
})

describe('what both changed', () => {
  test('differently is a conflict with both values, mine until somebody chooses', () => {
    const merged = merge(waits(flow, 3), waits(flow, 5))
    expect(merged.conflicts).toEqual([
      {
        key: 'node wait config.for',
        subject: { type: 'node', id: 'wait' },
        path: 'config.for',
        base: { days: 1 },
        mine: { days: 3 },
        theirs: { days: 5 },
      },
    ])
    expect(configOf(merged.document, 'wait')).toEqual({ for: { days: 3 } })
    const chosen = merge(waits(flow, 3), waits(flow, 5), { 'node wait config.for': 'theirs' })
    expect(configOf(chosen.document, 'wait')).toEqual({ for: { days: 5 } })
  })

  test('in the same way is no conflict', () => {
    expect(merge(waits(flow, 3), waits(flow, 3))).toEqual({ document: waits(flow, 3), conflicts: [] })
  })

  test('an edge that both led elsewhere is one choice', () => {
    const edge = { from: 'wait', outlet: 'done' }
    const mine = connect(disconnect(flow, edge), { ...edge, to: 'end' })
    const theirs = disconnect(flow, edge)
    expect(merge(mine, theirs).conflicts).toMatchObject([
      { key: 'edge wait.done', base: 'task', mine: 'end', theirs: undefined },
    ])
    expect(merge(mine, theirs, { 'edge wait.done': 'theirs' }).document.edges).toEqual(theirs.edges)
  })

  test('a step that one changed and the other took away is kept or gone with its edges, as chosen', () => {
    const mine = waits(flow, 3)
    const theirs = removeNodesAndRewire(flow, new Set(['wait']))
    const kept = merge(mine, theirs)
    expect(kept.conflicts.map(({ key }) => key)).toEqual(['node wait '])
    expect(kept.document).toEqual(mine)
    expect(merge(mine, theirs, { 'node wait ': 'theirs' }).document).toEqual(theirs)
  })

  test('leading an edge to a step that the other took away is a conflict too', () => {
    const mine = connect(disconnect(flow, { from: 'start', outlet: 'next' }), {
      from: 'start',
      outlet: 'next',
      to: 'task',
    })
    const theirs = removeNodes(flow, new Set(['task']))
    expect(merge(mine, theirs).conflicts.map(({ key }) => key)).toContain('node task ')
    expect(merge(mine, theirs, { 'node task ': 'theirs' }).document.edges.some(({ to }) => to === 'task')).toBe(false)
  })

  test('a step that became another kind goes with its settings', () => {
    const become = (type: string) => ({
      ...flow,
      nodes: flow.nodes.map((node) => (node.id === 'wait' ? { ...node, type, config: kindOf(type)?.example } : node)),
    })
    const merged = merge(become('add-note'), waits(flow, 4))
    expect(merged.conflicts.map(({ path }) => path)).toEqual(['type'])
    expect(merged.document.nodes.find(({ id }) => id === 'wait')).toMatchObject({ type: 'add-note' })
  })
})

test('two steps added under the same id become two, each with its edges and what names it', () => {
  const hangOn = (document: FlowDocument, title: string) => {
    const node = { ...at(document, 'create-task'), id: 'new', name: title }
    return connect(addNode(document, node), { from: 'end', outlet: 'next', to: 'new' })
  }
  const goesTo = { ...at(flow, 'go-to'), id: 'jump', config: { node: 'new' } }
  const mine = addNode(hangOn(flow, 'Mine'), goesTo)
  const { document, conflicts } = merge(mine, hangOn(flow, 'Theirs'))
  expect(conflicts.filter(({ subject }) => subject.type === 'node')).toEqual([])
  const names = Object.fromEntries(document.nodes.map(({ id, name }) => [id, name]))
  expect(names).toMatchObject({ new: 'Theirs', 'new-2': 'Mine' })
  expect(configOf(document, 'jump')).toEqual({ node: 'new-2' })
})

test('notes and groups are merged as steps are', () => {
  const box = { position: { x: 0, y: 0 }, size: { width: 9, height: 9 }, colour: 'yellow' } as const
  const base = addNote(flow, { text: 'Before', ...box }).document
  const change = (text: string) => ({ ...base, notes: base.notes.map((note) => ({ ...note, text })) })
  const merged = merge(change('Mine'), addGroup(change('Theirs'), { title: 'All', ...box }).document, {}, base)
  expect(merged.conflicts).toMatchObject([{ key: 'note note-1 text', mine: 'Mine', theirs: 'Theirs' }])
  expect(merged.document).toMatchObject({ notes: [{ text: 'Mine' }], groups: [{ title: 'All' }] })
})

describe('whatever three drawings are merged', () => {
  const three = fc.record({ base: arbitraryFlow(), mine: arbitraryFlow(), theirs: arbitraryFlow() })

  test('merging with what did not change gives the other, and nothing to choose', () => {
    fc.assert(
      fc.property(arbitraryFlow(), arbitraryFlow(), (base, changed) => {
        expect(mergeFlows({ base, mine: changed, theirs: changed })).toEqual({ document: changed, conflicts: [] })
        expect(mergeFlows({ base, mine: changed, theirs: base })).toEqual({ document: changed, conflicts: [] })
        const theirs = mergeFlows({ base, mine: base, theirs: changed })
        expect(theirs.conflicts).toEqual([])
        expect(compareFlows(theirs.document, changed)).toMatchObject({ added: [], removed: [], changed: [], edgesAdded: [], edgesRemoved: [], settings: [] }) // prettier-ignore
      }),
      { numRuns: 150 },
    )
  })

  test('the result can be read, whatever is chosen', () => {
    fc.assert(
      fc.property(three, fc.infiniteStream(fc.constantFrom('mine' as const, 'theirs' as const)), (drawings, sides) => {
        const { conflicts, document } = mergeFlows(drawings)
        expect(readDraft(document)).toMatchObject({ ok: true })
        const choices = Object.fromEntries(conflicts.map(({ key }) => [key, sides.next().value ?? 'mine']))
        expect(readDraft(mergeFlows(drawings, choices).document)).toMatchObject({ ok: true })
        expect(new Set(conflicts.map(({ key }) => key)).size).toBe(conflicts.length)
      }),
      { numRuns: 150 },
    )
  })

  test('changes in different places are both kept', () => {
    const edits = fc.record({ name: fc.string({ maxLength: 20 }), priority: fc.integer({ min: 0, max: 100 }) })
    fc.assert(
      fc.property(arbitraryFlow(), edits, (base, { name, priority }) => {
        const [first] = base.nodes
        const id = first?.id ?? ''
        const mine = renameNode(base, id, name)
        const theirs = addNode(setSettings(base, { priority }), at(base, 'wait'))
        const { document, conflicts } = mergeFlows({ base, mine, theirs })
        expect(conflicts).toEqual([])
        expect(document.nodes.find((node) => node.id === id)?.name).toBe(name)
        expect(document.settings.priority).toBe(priority)
        expect(document.nodes).toHaveLength(base.nodes.length + 1)
      }),
      { numRuns: 100 },
    )
  })
})
