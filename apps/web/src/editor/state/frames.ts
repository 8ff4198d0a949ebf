import { moveNodes, placeRemarks, type FlowDocument, type FlowGroup } from '@etape/flow'
import { remarkKey } from './remark-key.ts'
import { cardHeight, cardWidth, type Position } from './spots.ts'

export interface Size {
  width: number
  height: number
}

export interface Frame {
  position: Position
  size: Size
}

type Sizes = ReadonlyMap<string, Size>

const card: Size = { width: cardWidth, height: cardHeight }

/** Steps and notes by key, as large as they are drawn. */
function boxesOf({ nodes, notes }: FlowDocument, sizes: Sizes): ReadonlyMap<string, Frame> {
  return new Map<string, Frame>([
    ...nodes.map(({ id, position }): [string, Frame] => [id, { position, size: sizes.get(id) ?? card }]),
    ...notes.map(({ id, position, size }): [string, Frame] => [remarkKey('note', id), { position, size }]),
  ])
}

/** Where everything stands, by key. */
export const placesOf = ({ nodes, notes, groups }: FlowDocument): [key: string, position: Position][] => [
  ...nodes.map(({ id, position }): [string, Position] => [id, position]),
  ...notes.map(({ id, position }): [string, Position] => [remarkKey('note', id), position]),
  ...groups.map(({ id, position }): [string, Position] => [remarkKey('group', id), position]),
]

/** The smallest frame around some steps and notes; `null` around none. */
export function frameAround(document: FlowDocument, keys: Iterable<string>, sizes: Sizes): Frame | null {
  const boxes = boxesOf(document, sizes)
  const chosen = Array.from(keys).flatMap((key) => boxes.get(key) ?? [])
  if (chosen.length === 0) return null
  const left = Math.min(...chosen.map(({ position }) => position.x))
  const top = Math.min(...chosen.map(({ position }) => position.y))
  const right = Math.max(...chosen.map(({ position, size }) => position.x + size.width))
  const bottom = Math.max(...chosen.map(({ position, size }) => position.y + size.height))
  return { position: { x: left, y: top }, size: { width: right - left, height: bottom - top } }
}

/** Steps and notes whose middle is in a group, by key. */
export function membersOf(document: FlowDocument, { position, size }: FlowGroup): readonly string[] {
  return [...boxesOf(document, new Map())].flatMap(([key, box]) => {
    const x = box.position.x + box.size.width / 2 - position.x
    const y = box.position.y + box.size.height / 2 - position.y
    return x > 0 && y > 0 && x < size.width && y < size.height ? [key] : []
  })
}

/**
 * Steps put elsewhere, and what was written beside them along: a note stays with the step it stands nearest to, a group
 * stays around what is in it, with as much room as before.
 */
export function moveWithRemarks(
  document: FlowDocument,
  positions: ReadonlyMap<string, Position>,
  sizes: Sizes,
): FlowDocument {
  const isMoved = document.nodes.some(({ id, position }) => {
    const to = positions.get(id) ?? position
    return to.x !== position.x || to.y !== position.y
  })
  if (!isMoved) return document
  const notes = document.notes.flatMap((note): [string, { position: Position }][] => {
    const by = shiftOfNearest(document, note.position, positions)
    return by ? [[note.id, { position: { x: note.position.x + by.x, y: note.position.y + by.y } }]] : []
  })
  const moved = placeRemarks(moveNodes(document, positions), new Map(notes), new Map())
  const groups = document.groups.flatMap((group): [string, Frame][] => {
    const keys = membersOf(document, group)
    const [before, after] = [frameAround(document, keys, sizes), frameAround(moved, keys, sizes)]
    return before && after ? [[group.id, stretched(group, before, after)]] : []
  })
  return placeRemarks(moved, new Map(), new Map(groups))
}

function stretched({ position, size }: FlowGroup, before: Frame, after: Frame): Frame {
  return {
    position: {
      x: Math.round(after.position.x + position.x - before.position.x),
      y: Math.round(after.position.y + position.y - before.position.y),
    },
    size: {
      width: Math.round(size.width + after.size.width - before.size.width),
      height: Math.round(size.height + after.size.height - before.size.height),
    },
  }
}

/** How far the step moves that is nearest to a place; `null` when it stays. */
function shiftOfNearest(
  { nodes }: FlowDocument,
  { x, y }: Position,
  positions: ReadonlyMap<string, Position>,
): Position | null {
  const far = ({ position }: { position: Position }) => Math.hypot(position.x - x, position.y - y)
  const nearest = nodes.toSorted((one, other) => far(one) - far(other))[0]
  const to = nearest && positions.get(nearest.id)
  return to ? { x: to.x - nearest.position.x, y: to.y - nearest.position.y } : null
}
