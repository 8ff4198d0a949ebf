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
import { cardHeight, cardWidth, freeSpot, type Position } from './spots.ts'

/** What can be written on the canvas. In selections a note or group is named `note:<id>`, `group:<id>`; no node is. */
export interface Remarks {
  addNote: (at: Position) => void
  /** Around the steps that are selected, else here. */
  addGroup: (at: Position, sizes: ReadonlyMap<string, Size>) => void
  changeNote: (id: string, part: Partial<Omit<FlowNote, 'id'>>) => void
  changeGroup: (id: string, part: Partial<Omit<FlowGroup, 'id'>>) => void
  resize: (key: string, size: Size) => void
}

export interface Size {
  width: number
  height: number
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
      const frame = frameAround(read(), sizes) ?? { position: rounded(at), size: groupSize }
      choose('group', addGroup(read().document, { ...frame, title: '', colour: 'grey' }))
    },
    changeNote: (id, part) => edit(changeNote(read().document, id, part), `note ${id} ${Object.keys(part).join(' ')}`),
    changeGroup: (id, part) =>
      edit(changeGroup(read().document, id, part), `group ${id} ${Object.keys(part).join(' ')}`),
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

function frameAround({ document, selection }: EditorState, sizes: ReadonlyMap<string, Size>) {
  const chosen = document.nodes.filter(({ id }) => selection.nodes.has(id))
  if (chosen.length === 0) return null
  const left = Math.min(...chosen.map(({ position }) => position.x)) - groupPadding
  const top = Math.min(...chosen.map(({ position }) => position.y)) - groupPadding - groupHead
  const right = Math.max(...chosen.map(({ id, position }) => position.x + (sizes.get(id)?.width ?? cardWidth)))
  const bottom = Math.max(...chosen.map(({ id, position }) => position.y + (sizes.get(id)?.height ?? cardHeight)))
  return {
    position: rounded({ x: left, y: top }),
    size: { width: Math.round(right - left + groupPadding), height: Math.round(bottom - top + groupPadding) },
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
  for (const group of moved) {
    const to = positions.get(remarkKey('group', group.id)) ?? group.position
    const by = { x: to.x - group.position.x, y: to.y - group.position.y }
    for (const [key, position] of membersOf(document, group))
      if (!all.has(key)) all.set(key, { x: position.x + by.x, y: position.y + by.y })
  }
  return all
}

function membersOf(document: FlowDocument, group: FlowGroup): [key: string, position: Position][] {
  const isInside = (position: Position, { width, height }: Size) => {
    const [x, y] = [position.x + width / 2 - group.position.x, position.y + height / 2 - group.position.y]
    return x > 0 && y > 0 && x < group.size.width && y < group.size.height
  }
  const card = { width: cardWidth, height: cardHeight }
  return [
    ...document.nodes
      .filter(({ position }) => isInside(position, card))
      .map(({ id, position }): [string, Position] => [id, position]),
    ...document.notes
      .filter(({ position, size }) => isInside(position, size))
      .map(({ id, position }): [string, Position] => [remarkKey('note', id), position]),
  ]
}
