import { expect, test } from 'vitest'
import { alignNodes, spreadNodes } from './align.ts'
import { anEditor } from './testing/an-editor.ts'

test('a group goes around what is selected, and takes it along when it moves', () => {
  const editor = anEditor().drop('wait', { x: 100, y: 100 }).drop('end', { x: 900, y: 900 }).select('wait-1').group()
  expect(editor.selected()).toEqual(['group:group-1'])
  const group = editor.document().groups[0]?.position ?? { x: 0, y: 0 }
  editor.drag('group:group-1', { x: group.x + 50, y: group.y + 20 })
  expect(editor.document().nodes.map(({ position }) => position)).toEqual([
    { x: 150, y: 120 },
    { x: 900, y: 900 },
  ])
  expect(editor.undo().document().nodes[0]?.position).toEqual({ x: 100, y: 100 })
})

test('a note is written, moved, duplicated and removed like a step', () => {
  const editor = anEditor().note('Agreed with sales').drag('note:note-1', { x: 30, y: 40 }).select('note:note-1')
  expect(
    editor
      .duplicate()
      .document()
      .notes.map(({ text, position }) => [text, position]),
  ).toEqual([
    ['Agreed with sales', { x: 30, y: 40 }],
    ['Agreed with sales', { x: 70, y: 100 }],
  ])
  expect(
    editor
      .remove()
      .document()
      .notes.map(({ id }) => id),
  ).toEqual(['note-1'])
})

test('taking a group away leaves its steps', () => {
  const editor = anEditor().drop('wait').group().remove()
  expect([editor.nodes(), editor.document().groups]).toEqual([['wait-1'], []])
})

test('a branch is duplicated with everything that follows in it', () => {
  const editor = anEditor().click('event').click('wait').click('end').duplicateBranch('wait-1')
  expect(editor.edges()).toEqual(['event-1/next → wait-1', 'wait-1/done → end-1', 'wait-2/done → end-2'])
  expect(editor.selected()).toEqual(['wait-2', 'end-2'])
})

test('a placeholder becomes what it was to be, in its place', () => {
  const editor = anEditor().click('event').click('placeholder').click('end').become('placeholder-1', 'wait')
  expect(editor.edges()).toEqual(['event-1/next → wait-1', 'wait-1/done → end-1'])
  expect(editor.undo().nodes()).toEqual(['event-1', 'placeholder-1', 'end-1'])
})

const three = anEditor()
  .drop('wait', { x: 0, y: 0 })
  .drop('wait', { x: 300, y: 100 })
  .drop('wait', { x: 1000, y: 400 })
  .document().nodes

test('steps are lined up at an edge, and spread with equal gaps', () => {
  expect([...alignNodes(three, new Map(), 'left').values()].map(({ x }) => x)).toEqual([0, 0, 0])
  expect([...alignNodes(three, new Map(), 'bottom').values()].map(({ y }) => y)).toEqual([400, 400, 400])
  expect([...spreadNodes(three, new Map(), 'across').values()].map(({ x }) => x)).toEqual([0, 500, 1000])
})
