import { emptyFlow, type FlowDocument, type FlowEdge } from '@etape/flow'
import { createEditor, type Editor } from '../editor.ts'
import { edgeKey, onlyEdge, onlyNodes } from '../selection.ts'
import { withMembers } from '../remarks.ts'
import type { Position } from '../spots.ts'

const middle: Position = { x: 0, y: 0 }

/** Drives an editor as somebody at the screen would, without a screen: `anEditor().drop('wait').connect('wait-1', 'done', 'end-1').undo()`. */
export interface EditorDriver {
  editor: Editor
  document: () => FlowDocument
  nodes: () => string[]
  edges: () => string[]
  selected: () => string[]
  canUndo: () => boolean
  fresh: () => string[]
  /** From the palette onto the ground, or onto an edge. */
  drop: (type: string, at?: Position) => EditorDriver
  dropOn: (type: string, from: string, outlet: string) => EditorDriver
  /** A click in the palette. */
  click: (type: string) => EditorDriver
  select: (...ids: string[]) => EditorDriver
  selectEdge: (from: string, outlet: string) => EditorDriver
  connect: (from: string, outlet: string, to: string) => EditorDriver
  drag: (id: string, to: Position) => EditorDriver
  configure: (id: string, path: string, value: unknown) => EditorDriver
  /** Letter by letter, as into a field. */
  type: (id: string, text: string) => EditorDriver
  leaveField: () => EditorDriver
  remove: () => EditorDriver
  duplicate: () => EditorDriver
  copyAndPaste: () => EditorDriver
  duplicateBranch: (id: string) => EditorDriver
  become: (id: string, type: string) => EditorDriver
  /** A sticky note, with this on it. */
  note: (text: string) => EditorDriver
  /** A frame around what is selected. */
  group: () => EditorDriver
  /** Another size for a note or group, by its corner. */
  resize: (key: string, width: number, height: number) => EditorDriver
  /** Laid out anew, as by tidying up. */
  arrange: (places: ReadonlyMap<string, Position>) => EditorDriver
  /** With an arrow key. */
  nudge: (id: string, to: Position) => EditorDriver
  disconnect: (from: string, outlet: string) => EditorDriver
  selectAll: () => EditorDriver
  /** Another drawing altogether, such as an earlier version. */
  replace: (document: FlowDocument) => EditorDriver
  undo: () => EditorDriver
  redo: () => EditorDriver
}

export function anEditor(document: FlowDocument = emptyFlow): EditorDriver {
  const editor = createEditor(document)
  const { getState } = editor.store
  const doing =
    <Given extends unknown[]>(deed: (...given: Given) => void) =>
    (...given: Given): EditorDriver => {
      deed(...given)
      return driver
    }
  const driver: EditorDriver = {
    editor,
    document: () => getState().document,
    nodes: () => getState().document.nodes.map((node) => node.id),
    edges: () => getState().document.edges.map(asText),
    selected: () => [...getState().selection.nodes, ...getState().selection.edges],
    canUndo: () => getState().history.past.length > 0,
    fresh: () => [...getState().fresh],
    drop: doing((type: string, at: Position = middle) => editor.add(type, at)),
    dropOn: doing((type: string, from: string, outlet: string) => editor.addAt(type, { from, outlet })),
    click: doing((type: string) => editor.append(type, middle)),
    select: doing((...ids: string[]) => editor.select(() => onlyNodes(...ids))),
    selectEdge: doing((from: string, outlet: string) => editor.select(() => onlyEdge({ from, outlet }))),
    connect: doing((from: string, outlet: string, to: string) => editor.connect({ from, outlet, to })),
    drag: doing((id: string, to: Position) => editor.move(withMembers(getState().document, new Map([[id, to]])))),
    configure: doing((id: string, path: string, value: unknown) => editor.configure(id, path.split('.'), value)),
    type: doing((id: string, text: string) => {
      for (let letters = 1; letters <= text.length; letters += 1) editor.rename(id, text.slice(0, letters))
    }),
    leaveField: doing(() => editor.seal()),
    remove: doing(() => editor.removeSelected()),
    duplicate: doing(() => editor.duplicateSelected()),
    copyAndPaste: doing(() => editor.paste(editor.copySelected(), { x: 40, y: 40 })),
    duplicateBranch: doing((id: string) => editor.duplicateBranch(id)),
    become: doing((id: string, type: string) => editor.become(id, type)),
    note: doing((text: string) => {
      editor.addNote(middle)
      const id = getState().document.notes.at(-1)?.id ?? ''
      editor.changeNote(id, { text })
    }),
    group: doing(() => editor.addGroup(middle, new Map())),
    resize: doing((key: string, width: number, height: number) => editor.resize(key, { width, height })),
    arrange: doing((places: ReadonlyMap<string, Position>) => editor.arrange(places, new Map())),
    nudge: doing((id: string, to: Position) => editor.nudge(new Map([[id, to]]))),
    disconnect: doing((from: string, outlet: string) => editor.disconnect({ from, outlet })),
    selectAll: doing(() => editor.selectAll()),
    replace: doing((next: FlowDocument) => editor.replace(next)),
    undo: doing(() => editor.undo()),
    redo: doing(() => editor.redo()),
  }
  return driver
}

const asText = (edge: FlowEdge): string => `${edgeKey(edge)} → ${edge.to}`
