import { emptyFlow, mergeFlows, renameNode, type FlowDocument } from '@etape/flow'
import { expect, test } from 'vitest'
import { anEditor } from './testing/an-editor.ts'

const base = anEditor(emptyFlow).drop('by-hand').drop('wait', { x: 0, y: 200 }).document()
const theirs = renameNode(base, 'by-hand-1', 'Theirs')
const merge = (mine: FlowDocument) => mergeFlows({ base, mine, theirs }).document
const names = (document: FlowDocument) => document.nodes.map(({ id, name }) => [id, name])

test('what somebody else drew is no step to undo, and undoing one’s own leaves it there', () => {
  const mine = anEditor(base).type('wait-1', 'Ours').leaveField()
  mine.editor.takeIn(merge)
  expect(names(mine.document())).toEqual([
    ['by-hand-1', 'Theirs'],
    ['wait-1', 'Ours'],
  ])
  mine.undo()
  expect(names(mine.document())).toEqual([
    ['by-hand-1', 'Theirs'],
    ['wait-1', ''],
  ])
  expect(mine.canUndo()).toBe(false)
  mine.redo()
  expect(names(mine.document())).toEqual([
    ['by-hand-1', 'Theirs'],
    ['wait-1', 'Ours'],
  ])
})

test('typing goes on as one step though something was brought in in between', () => {
  const mine = anEditor(base).type('wait-1', 'O')
  mine.editor.takeIn(merge)
  mine.type('wait-1', 'Ours').undo()
  expect(names(mine.document())[1]).toEqual(['wait-1', ''])
})

test('a selected step that somebody took away is not selected any more', () => {
  const mine = anEditor(base).select('wait-1')
  mine.editor.takeIn((document) => ({ ...document, nodes: document.nodes.filter(({ id }) => id !== 'wait-1') }))
  expect(mine.selected()).toEqual([])
})
