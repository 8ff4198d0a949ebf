import { expect, test } from 'vitest'
import { aFlow } from '../testing/index.ts'
import { addGroup, addNote, changeGroup, changeNote, placeRemarks, removeRemarks } from './edit-remarks.ts'
import { newNode } from './edit.ts'
import { emptyFlow } from './flow-document.ts'
import { readDraft } from './read-flow.ts'
import { replaceNode } from './replace-node.ts'

const drawn = { position: { x: 0, y: 0 }, size: { width: 200, height: 80 }, colour: 'yellow' } as const
const agreed = { ...drawn, text: 'Agreed with sales on 3 Nov' }
const first = { ...drawn, title: 'First week' }

test('notes and groups get ids of their own and can be read back', () => {
  const one = addNote(emptyFlow, agreed)
  const two = addNote(one.document, agreed)
  const grouped = addGroup(two.document, first)
  expect([one.id, two.id, grouped.id]).toEqual(['note-1', 'note-2', 'group-1'])
  expect(readDraft(grouped.document)).toEqual({ ok: true, value: grouped.document })
})

test('an id that was freed in between is not given twice', () => {
  const two = addNote(addNote(emptyFlow, agreed).document, agreed).document
  const without = removeRemarks(two, new Set(['note-1']), new Set())
  expect(addNote(without, agreed).id).toBe('note-3')
})

test('they are written, moved and made larger one by one', () => {
  const { document } = addGroup(addNote(emptyFlow, agreed).document, first)
  const written = changeGroup(changeNote(document, 'note-1', { text: 'No longer' }), 'group-1', { title: 'Week 1' })
  const placed = placeRemarks(written, new Map([['note-1', { position: { x: 5, y: 6 } }]]), new Map())
  expect(placed.notes).toEqual([{ ...agreed, id: 'note-1', text: 'No longer', position: { x: 5, y: 6 } }])
  expect(placed.groups).toEqual([{ ...first, id: 'group-1', title: 'Week 1' }])
})

test('a step that takes the place of another is led to and leads on as that one did', () => {
  const flow = aFlow()
    .trigger('by-hand', {}, 'start')
    .add('wait', { for: { days: 1 } }, 'later')
    .end('x', 'end')
    .build()
  const step = newNode(flow, 'set-stage', { x: 0, y: 0 })
  const replaced = replaceNode(flow, 'later', step)
  expect(replaced.edges).toEqual([
    { from: 'start', outlet: 'next', to: step.id },
    { from: step.id, outlet: 'next', to: 'end' },
  ])
  expect(replaced.nodes.map(({ id }) => id)).toEqual(['start', 'end', step.id])
})
