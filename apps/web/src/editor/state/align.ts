import type { FlowNode } from '@etape/flow'
import { cardHeight, cardWidth, type Position } from './spots.ts'
import type { Size } from './frames.ts'

export const alignments = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const
export type Alignment = (typeof alignments)[number]
export type Spreading = 'across' | 'down'

type Sizes = ReadonlyMap<string, Size>
type Positions = ReadonlyMap<string, Position>

const sizeOf = (sizes: Sizes, id: string): Size => sizes.get(id) ?? { width: cardWidth, height: cardHeight }

/** Where the nodes stand when they are lined up at their outermost edge, or in the middle of all. */
export function alignNodes(nodes: readonly FlowNode[], sizes: Sizes, to: Alignment): Positions {
  const boxes = nodes.map(({ id, position }) => ({ id, ...position, ...sizeOf(sizes, id) }))
  const left = Math.min(...boxes.map(({ x }) => x))
  const right = Math.max(...boxes.map(({ x, width }) => x + width))
  const top = Math.min(...boxes.map(({ y }) => y))
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height))
  const place = ({ x, y, width, height }: (typeof boxes)[number]): Position => {
    switch (to) {
      case 'left':
        return { x: left, y }
      case 'centre':
        return { x: Math.round((left + right - width) / 2), y }
      case 'right':
        return { x: right - width, y }
      case 'top':
        return { x, y: top }
      case 'middle':
        return { x, y: Math.round((top + bottom - height) / 2) }
      case 'bottom':
        return { x, y: bottom - height }
    }
  }
  return new Map(boxes.map((box) => [box.id, place(box)]))
}

/** Where the nodes stand with the same gap between each and the next; the outermost stay. */
export function spreadNodes(nodes: readonly FlowNode[], sizes: Sizes, way: Spreading): Positions {
  const [axis, extent] = way === 'across' ? (['x', 'width'] as const) : (['y', 'height'] as const)
  const boxes = nodes
    .map(({ id, position }) => ({ id, position, length: sizeOf(sizes, id)[extent] }))
    .toSorted((one, other) => one.position[axis] - other.position[axis])
  const [first, last] = [boxes[0], boxes.at(-1)]
  if (!first || !last || boxes.length < 3) return new Map()
  const taken = boxes.reduce((sum, { length }) => sum + length, 0)
  const gap = (last.position[axis] + last.length - first.position[axis] - taken) / (boxes.length - 1)
  let at = first.position[axis]
  return new Map(
    boxes.map(({ id, position, length }) => {
      const placed = { ...position, [axis]: Math.round(at) }
      at += length + gap
      return [id, placed]
    }),
  )
}
