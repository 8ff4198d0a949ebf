import type { FlowDocument, FlowGroup, FlowNote } from '@etape/flow'
import type { Node } from '@xyflow/react'
import { remarkKey } from '../state/remark-key.ts'
import { type Size } from '../state/frames.ts'
import type { Selection } from '../state/selection.ts'
import type { Position } from '../state/spots.ts'

export type NoteNode = Node<{ note: FlowNote; isEditable: boolean }, 'note'>
export type GroupNode = Node<{ group: FlowGroup; isEditable: boolean }, 'frame'>
export type RemarkNode = NoteNode | GroupNode

interface RemarkSource {
  document: FlowDocument
  selection: Selection
  isEditable: boolean
  sizes: ReadonlyMap<string, Size>
  moving: ReadonlyMap<string, Position> | null
}

/** Makes the canvas's notes and groups from the document; the same list while nothing of them changed. */
export function createRemarkDeriver(): (source: RemarkSource) => readonly RemarkNode[] {
  let said = ''
  let listed: readonly RemarkNode[] = []
  return (source) => {
    const next = [...source.document.groups.map(drawGroup(source)), ...source.document.notes.map(drawNote(source))]
    const saying = JSON.stringify(next)
    if (saying !== said) {
      said = saying
      listed = next
    }
    return listed
  }
}

function frame(key: string, drawn: FlowNote | FlowGroup, source: RemarkSource) {
  const size = source.sizes.get(key)
  return {
    id: key,
    position: source.moving?.get(key) ?? drawn.position,
    selected: source.selection.nodes.has(key),
    draggable: source.isEditable,
    connectable: false,
    initialWidth: drawn.size.width,
    initialHeight: drawn.size.height,
    ...(size && { measured: size }),
  }
}

// Below the edges, so that what stands in it stays at hand.
const groupLayer = -2
const noteLayer = -1

const drawGroup =
  (source: RemarkSource) =>
  (group: FlowGroup): GroupNode => ({
    ...frame(remarkKey('group', group.id), group, source),
    // The canvas library paints nodes of type `group` in its own way.
    type: 'frame',
    zIndex: groupLayer,
    data: { group, isEditable: source.isEditable },
  })

const drawNote =
  (source: RemarkSource) =>
  (note: FlowNote): NoteNode => ({
    ...frame(remarkKey('note', note.id), note, source),
    type: 'note',
    zIndex: noteLayer,
    ariaLabel: note.text,
    data: { note, isEditable: source.isEditable },
  })
