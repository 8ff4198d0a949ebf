import {
  addGroup,
  addNote,
  changeGroup,
  changeNote,
  placeRemarks,
  type FlowDocument,
  type FlowGroup,
  type FlowNote,
  type Remark,
} from '@etape/flow'
import type { Change, EditorState } from './editor.ts'
import { readRemarkKey, remarkKey } from './remark-key.ts'
import { onlyNodes } from './selection.ts'
import { frameAround, membersOf, moveWithRemarks, placesOf, type Size } from './frames.ts'
import { freeSpot, type Position } from './spots.ts'

/** What can be written on the canvas. In selections a note or group is named `note:<id>`, `group:<id>`; no node is. */
export interface Remarks {
  addNote: (at: Position) => void
  /** Around the steps that are selected, else here. */
  addGroup: (at: Position, sizes: ReadonlyMap<string, Size>) => void
  changeNote: (id: string, part: Partial<Omit<FlowNote, 'id'>>) => void
  changeGroup: (id: string, part: Partial<Omit<FlowGroup, 'id'>>) => void
  resize: (key: string, size: Size) => void
  /** Steps laid out anew, with what is written beside them. */
  arrange: (positions: ReadonlyMap<string, Position>, sizes: ReadonlyMap<string, Size>) => void
}

const noteSize: Size = { width: 200, height: 110 }
const groupSize: Size = { width: 320, height: 260 }
const groupPadding = 28
const groupHead = 36

export function remarkVerbs(read: () => EditorState, change: Change): Remarks {
  const edit = (document: FlowDocument, joining: string) => change(document, { joining })
  const choose = (sort: Remark, { document, id }: { document: FlowDocument; id: string }) =>
    change(document, { select: onlyNodes(remarkKey(sort, id)) })
  return {
    addNote: (at) =>
      choose(
        'note',
        addNote(read().document, {
          text: '',
          position: freeSpot(read().document, at),
          size: noteSize,
          colour: 'yellow',
        }),
      ),
    addGroup: (at, sizes) => {
      const frame = frameOfSelected(read(), sizes) ?? { position: rounded(at), size: groupSize }
      choose('group', addGroup(read().document, { ...frame, title: '', colour: 'grey' }))
    },
    changeNote: (id, part) => edit(changeNote(read().document, id, part), `note ${id} ${Object.keys(part).join(' ')}`),
    changeGroup: (id, part) =>
      edit(changeGroup(read().document, id, part), `group ${id} ${Object.keys(part).join(' ')}`),
    arrange: (positions, sizes) => change(moveWithRemarks(read().document, positions, sizes)),
    resize: (key, size) => {
      const remark = readRemarkKey(key)
      if (!remark) return
      const sized = new Map([[remark.id, { size: { width: Math.round(size.width), height: Math.round(size.height) } }]])
      const [notes, groups] = remark.sort === 'note' ? [sized, new Map()] : [new Map(), sized]
      change(placeRemarks(read().document, notes, groups))
    },
  }
}

const rounded = ({ x, y }: Position): Position => ({ x: Math.round(x), y: Math.round(y) })

/** With room around what is selected, and for the title. */
function frameOfSelected({ document, selection }: EditorState, sizes: ReadonlyMap<string, Size>) {
  const frame = frameAround(document, selection.nodes, sizes)
  if (!frame) return null
  const { position, size } = frame
  return {
    position: rounded({ x: position.x - groupPadding, y: position.y - groupPadding - groupHead }),
    size: {
      width: Math.round(size.width + 2 * groupPadding),
      height: Math.round(size.height + 2 * groupPadding + groupHead),
    },
  }
}

/** Positions with those of everything that stands in a group that moves, moved as far. */
export function withMembers(
  document: FlowDocument,
  positions: ReadonlyMap<string, Position>,
): ReadonlyMap<string, Position> {
  const moved = document.groups.filter(({ id }) => positions.has(remarkKey('group', id)))
  if (moved.length === 0) return positions
  const all = new Map(positions)
  const stands = new Map(placesOf(document))
  for (const group of moved) {
    const to = positions.get(remarkKey('group', group.id)) ?? group.position
    const by = { x: to.x - group.position.x, y: to.y - group.position.y }
    for (const key of membersOf(document, group)) {
      const at = stands.get(key)
      if (at && !all.has(key)) all.set(key, { x: at.x + by.x, y: at.y + by.y })
    }
  }
  return all
}
