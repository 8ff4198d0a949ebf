import { expect, test } from 'vitest'
import { anEditor } from './testing/an-editor.ts'

const laidOut = (editor: ReturnType<typeof anEditor>, places: Record<string, { x: number; y: number }>) =>
  editor.arrange(new Map(Object.entries(places)))

test('laid out anew, a group stays around its steps with as much room as before', () => {
  const editor = anEditor()
    .drop('wait', { x: 0, y: 0 })
    .drop('end', { x: 0, y: 200 })
    .drop('end', { x: 900, y: 0 })
    .select('wait-1', 'end-1')
    .group()
  const [before] = editor.document().groups
  laidOut(editor, { 'wait-1': { x: 100, y: 50 }, 'end-1': { x: 400, y: 250 } })
  const [after] = editor.document().groups
  expect(after?.position).toEqual({ x: (before?.position.x ?? 0) + 100, y: (before?.position.y ?? 0) + 50 })
  expect(after?.size).toEqual({ width: (before?.size.width ?? 0) + 300, height: before?.size.height })
  expect(editor.undo().document().groups).toEqual([before])
})

test('laid out anew, a note stays beside the step it stands nearest to', () => {
  const editor = anEditor().drop('wait', { x: 0, y: 0 }).drop('end', { x: 900, y: 0 }).note('For the end')
  editor.drag('note:note-1', { x: 700, y: 30 })
  laidOut(editor, { 'wait-1': { x: 0, y: 500 }, 'end-1': { x: 1000, y: 40 } })
  expect(editor.document().notes[0]?.position).toEqual({ x: 800, y: 70 })
})

test('laid out as they stand, steps leave nothing to undo', () => {
  const editor = anEditor().drop('wait', { x: 10, y: 20 })
  const before = editor.document()
  expect(laidOut(editor, { 'wait-1': { x: 10, y: 20 } }).document()).toBe(before)
})

test('a step put in between makes the group around both larger', () => {
  const editor = anEditor().click('wait').click('end').select('wait-1', 'end-1').group()
  const before = editor.document().groups[0]?.size.height ?? 0
  editor.dropOn('add-note', 'wait-1', 'done')
  const [group] = editor.document().groups
  expect(group?.size.height).toBeGreaterThan(before)
  const added = editor.document().nodes.find(({ id }) => id === 'add-note-1')
  expect(added?.position.y).toBeLessThan((group?.position.y ?? 0) + (group?.size.height ?? 0))
})
