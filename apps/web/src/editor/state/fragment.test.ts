import { emptyFlow } from '@etape/flow'
import { expect, test } from 'vitest'
import { cutOut, pasteInto, readFragment, writeFragment } from './fragment.ts'
import { anEditor } from './testing/an-editor.ts'

const drawn = () => anEditor().click('event').click('wait').click('end').document()

test('steps travel through the clipboard into another flow', () => {
  const text = writeFragment(cutOut(drawn(), new Set(['wait-1', 'end-1'])))
  const fragment = readFragment(text)
  const pasted = pasteInto(emptyFlow, fragment ?? { nodes: [], edges: [] }, { x: 0, y: 0 })
  expect(pasted.document.edges).toEqual([{ from: 'wait-1', outlet: 'done', to: 'end-1' }])
})

test.each(['', 'hello', '{"type":"etape/flow-fragment"}', '[1]', 'null'])('other text is no steps: %s', (text) => {
  expect(readFragment(text)).toBe(null)
})

test('what is no node in pasted text is left out', () => {
  const text = JSON.stringify({ type: 'etape/flow-fragment', nodes: [{ id: 'x' }, 7, null], edges: [{ from: 1 }] })
  expect(readFragment(text)).toEqual({ nodes: [], edges: [], notes: [], groups: [] })
})

test('notes and groups travel along', () => {
  const editor = anEditor().click('event').click('wait').note('Agreed').group()
  const fragment = readFragment(writeFragment(cutOut(editor.document(), new Set(['note:note-1', 'group:group-1']))))
  const pasted = pasteInto(emptyFlow, fragment ?? { nodes: [], edges: [] }, { x: 0, y: 0 })
  expect(pasted.document.notes.map(({ text }) => text)).toEqual(['Agreed'])
  expect(pasted.ids).toEqual(['group:group-1', 'note:note-1'])
})
