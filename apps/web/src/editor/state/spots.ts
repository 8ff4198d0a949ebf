import { outletsOfNode, type FlowDocument, type FlowNode } from '@etape/flow'
import type { OutletRef } from './selection.ts'

export type Position = FlowNode['position']

/** A card is this wide; its height is what the words need, this much as a rule. */
export const cardWidth = 236
export const cardHeight = 92
const gapY = 64
const gapX = 44
export const stepY = cardHeight + gapY
const stepX = cardWidth + gapX

/** Where a node that follows this outlet is drawn: below, and to the side its outlet is on. */
export function spotAfter(document: FlowDocument, { from, outlet }: OutletRef): Position {
  const source = document.nodes.find((node) => node.id === from)
  if (!source) return freeSpot(document, { x: 0, y: 0 })
  const outlets = outletsOfNode(source)
  const index = outlets.findIndex(({ id }) => id === outlet)
  const side = (index - (outlets.length - 1) / 2) * stepX
  return freeSpot(document, { x: source.position.x + side, y: source.position.y + stepY })
}

/** The first place from here to the right where a card covers no other. */
export function freeSpot(document: FlowDocument, wanted: Position): Position {
  const isTaken = ({ x, y }: Position) =>
    document.nodes.some(
      ({ position }) => Math.abs(position.x - x) < cardWidth + 8 && Math.abs(position.y - y) < cardHeight + 8,
    )
  let spot = { x: Math.round(wanted.x), y: Math.round(wanted.y) }
  while (isTaken(spot)) spot = { x: spot.x + stepX / 2, y: spot.y }
  return spot
}
