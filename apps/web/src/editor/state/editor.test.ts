import * as fc from 'fast-check'
import { outletsOfNode } from '@etape/flow'
import { describe, expect, test } from 'vitest'
import { anEditor, type EditorDriver } from './testing/an-editor.ts'

describe('adding', () => {
  test('a click appends after the free outlet of the selected step', () => {
    const editor = anEditor().click('event').click('wait').click('end')
    expect(editor.edges()).toEqual(['event-1/next → wait-1', 'wait-1/done → end-1'])
    expect(editor.selected()).toEqual(['end-1'])
  })

  test('a click with nothing selected puts the step in the middle, connected to nothing', () => {
    const editor = anEditor().click('event').select().click('wait')
    expect(editor.edges()).toEqual([])
  })

  test('a trigger is never put after another step', () => {
    const editor = anEditor().click('event').click('by-hand')
    expect(editor.edges()).toEqual([])
  })

  test('a step dropped on an edge goes in between, and what follows makes room', () => {
    const editor = anEditor().click('event').click('end')
    const before = placeOf(editor, 'end-1')
    editor.dropOn('wait', 'event-1', 'next')
    expect(editor.edges()).toEqual(['event-1/next → wait-1', 'wait-1/done → end-1'])
    expect(placeOf(editor, 'wait-1').y).toBeLessThan(placeOf(editor, 'end-1').y)
    expect(placeOf(editor, 'end-1').y).toBeGreaterThan(before.y)
  })

  test('steps added one after the other cover none that stands there', () => {
    const editor = anEditor().click('branch').select('branch-1').click('end').select('branch-1').click('end')
    expect(placeOf(editor, 'end-1')).not.toEqual(placeOf(editor, 'end-2'))
  })
})

describe('connecting', () => {
  test('an edge from an outlet that leads somewhere takes the place of the old one', () => {
    const editor = anEditor().drop('wait').drop('end').drop('end')
    editor.connect('wait-1', 'done', 'end-1').connect('wait-1', 'done', 'end-2')
    expect(editor.edges()).toEqual(['wait-1/done → end-2'])
  })

  test('an edge into a trigger is not drawn and leaves nothing to undo', () => {
    const editor = anEditor().drop('wait').drop('event')
    const before = editor.document()
    expect(editor.connect('wait-1', 'done', 'event-1').document()).toBe(before)
  })
})

describe('removing', () => {
  const aRow = () => anEditor().click('event').click('wait').click('end')

  test('what led to a removed step leads on to where that led', () => {
    expect(aRow().select('wait-1').remove().edges()).toEqual(['event-1/next → end-1'])
  })

  test('past a branch with two ways nothing is guessed', () => {
    const editor = anEditor().click('event').click('branch').click('end').select('branch-1').click('end')
    expect(editor.select('branch-1').remove().edges()).toEqual([])
  })

  test('an edge alone can be removed', () => {
    expect(aRow().selectEdge('wait-1', 'done').remove().edges()).toEqual(['event-1/next → wait-1'])
  })
})

describe('copying', () => {
  test('copies keep the edges among them and are selected', () => {
    const editor = anEditor().click('wait').click('end').select('wait-1', 'end-1').copyAndPaste()
    expect(editor.edges()).toEqual(['wait-1/done → end-1', 'wait-2/done → end-2'])
    expect(editor.selected()).toEqual(['wait-2', 'end-2'])
  })
})

describe('moving', () => {
  test('a row of arrow keys is one step, a drag after it another', () => {
    const editor = anEditor().drop('wait', { x: 0, y: 0 })
    editor.nudge('wait-1', { x: 10, y: 0 }).nudge('wait-1', { x: 20, y: 0 }).drag('wait-1', { x: 200, y: 0 })
    expect(placeOf(editor.undo(), 'wait-1')).toEqual({ x: 20, y: 0 })
    expect(placeOf(editor.undo(), 'wait-1')).toEqual({ x: 0, y: 0 })
  })

  test('what is let go where it stood leaves nothing to undo', () => {
    const editor = anEditor().drop('wait', { x: 10, y: 10 })
    const before = editor.document()
    expect(editor.drag('wait-1', { x: 10, y: 10 }).document()).toBe(before)
  })
})

describe('the whole drawing', () => {
  test('everything is selected, notes and groups too, and removed in one step', () => {
    const editor = anEditor().click('event').click('end').group().note('Why').selectAll()
    expect(editor.selected()).toEqual(['event-1', 'end-1', 'note:note-1', 'group:group-1'])
    expect(editor.remove().document()).toMatchObject({ nodes: [], edges: [], notes: [], groups: [] })
    expect(editor.undo().nodes()).toEqual(['event-1', 'end-1'])
  })

  test('another drawing takes its place with nothing selected, and one undo brings it back', () => {
    const earlier = anEditor().click('event').document()
    const editor = anEditor().click('event').click('end').replace(earlier)
    expect([editor.nodes(), editor.selected()]).toEqual([['event-1'], []])
    expect(editor.undo().nodes()).toEqual(['event-1', 'end-1'])
  })

  test('an outlet is led nowhere again, and the steps stay', () => {
    const editor = anEditor().click('event').click('end').disconnect('event-1', 'next')
    expect([editor.nodes(), editor.edges()]).toEqual([['event-1', 'end-1'], []])
  })

  test('a note keeps the size it is pulled to', () => {
    const [note] = anEditor().note('Long').resize('note:note-1', 320.4, 90).document().notes
    expect(note?.size).toEqual({ width: 320, height: 90 })
  })
})

describe('undoing', () => {
  test('one step for a text typed into one field', () => {
    const editor = anEditor().drop('wait').type('wait-1', 'Give them time')
    expect(editor.undo().document().nodes[0]?.name).toBe('')
    expect(editor.redo().document().nodes[0]?.name).toBe('Give them time')
  })

  test('a text typed after the field was left is a step of its own', () => {
    const editor = anEditor().drop('wait').type('wait-1', 'One').leaveField().type('wait-1', 'Two')
    expect(editor.undo().document().nodes[0]?.name).toBe('One')
  })

  test('what was selected comes back with what was removed', () => {
    const editor = anEditor().drop('wait').remove().undo()
    expect(editor.selected()).toEqual(['wait-1'])
  })

  test('nothing done is nothing to undo', () => {
    expect(anEditor().undo().redo().remove().duplicate().canUndo()).toBe(false)
  })
})

const types = ['event', 'wait', 'wait-for', 'branch', 'random-split', 'set-stage', 'end'] as const
type Deed = (editor: EditorDriver) => unknown

const nth = (ids: readonly string[], index: number): string => ids[index % Math.max(ids.length, 1)] ?? ''

const clicking = fc.constantFrom(...types).map(
  (type): Deed =>
    (editor) =>
      editor.click(type),
)
const dropping = fc.record({ type: fc.constantFrom(...types), x: fc.nat(2000), y: fc.nat(2000) }).map(
  ({ type, x, y }): Deed =>
    (editor) =>
      editor.drop(type, { x, y }),
)
const connecting = fc.record({ from: fc.nat(), outlet: fc.nat(), to: fc.nat() }).map(
  (wish): Deed =>
    (editor) =>
      connectSome(editor, wish),
)
const selecting = fc.nat().map(
  (index): Deed =>
    (editor) =>
      editor.select(nth(editor.nodes(), index)),
)
const naming = fc.record({ index: fc.nat(), text: fc.string() }).map(
  ({ index, text }): Deed =>
    (editor) =>
      editor.type(nth(editor.nodes(), index), text),
)
const dragging = fc.record({ index: fc.nat(), x: fc.nat(500) }).map(
  ({ index, x }): Deed =>
    (editor) =>
      editor.drag(nth(editor.nodes(), index), { x, y: x }),
)
const others = fc.constantFrom<Deed>(
  (editor) => editor.remove(),
  (editor) => editor.duplicate(),
  (editor) => editor.editor.selectAll(),
)
const deeds = fc.array(fc.oneof(clicking, dropping, connecting, selecting, naming, dragging, others), { maxLength: 30 })

interface ConnectWish {
  from: number
  outlet: number
  to: number
}

function connectSome(editor: EditorDriver, { from, outlet, to }: ConnectWish): void {
  const source = editor.document().nodes.find((node) => node.id === nth(editor.nodes(), from))
  if (!source) return
  const outlets = outletsOfNode(source).map(({ id }) => id)
  editor.connect(source.id, nth(outlets, outlet), nth(editor.nodes(), to))
}

/** The documents one comes through, doing the same thing as many times as there are documents. */
function documentsAlong(editor: EditorDriver, steps: number, step: () => unknown): unknown[] {
  return Array.from({ length: steps }, () => {
    const document = editor.document()
    step()
    return document
  })
}

test('undo and redo lead through equal documents', () => {
  fc.assert(
    fc.property(deeds, (done) => {
      const editor = anEditor()
      const seen = [editor.document()]
      for (const deed of done) {
        deed(editor)
        editor.leaveField()
        if (editor.document() !== seen.at(-1)) seen.push(editor.document())
      }
      expect(documentsAlong(editor, seen.length, editor.undo)).toEqual(seen.toReversed())
      expect(editor.canUndo()).toBe(false)
      expect(documentsAlong(editor, seen.length, editor.redo)).toEqual(seen)
    }),
  )
})

test('no edge ever leads from or to a step that is not there', () => {
  fc.assert(
    fc.property(deeds, (done) => {
      const editor = anEditor()
      for (const deed of done) deed(editor)
      const nodes = new Set(editor.nodes())
      const { edges } = editor.document()
      expect(edges.filter((edge) => !nodes.has(edge.from) || !nodes.has(edge.to))).toEqual([])
    }),
  )
})

const placeOf = (editor: EditorDriver, id: string) =>
  editor.document().nodes.find((node) => node.id === id)?.position ?? { x: Number.NaN, y: Number.NaN }
