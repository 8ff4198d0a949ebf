import { graphOf, reachableFrom, type FlowDocument, type FlowEdge } from '@etape/flow'
import { moveWithRemarks } from './frames.ts'
import { stepY, type Position } from './spots.ts'

/** Halfway along an edge, after making room below for one more card. */
export function makeRoomOn(document: FlowDocument, edge: FlowEdge): { document: FlowDocument; spot: Position } {
  const source = document.nodes.find((node) => node.id === edge.from)
  const target = document.nodes.find((node) => node.id === edge.to)
  if (!source || !target) return { document, spot: { x: 0, y: 0 } }
  const below = target.position.y - source.position.y
  const spot = { x: target.position.x, y: source.position.y + Math.max(stepY, below / 2) }
  const missing = 2 * stepY - below
  if (below <= 0 || missing <= 0) return { document, spot }
  return { document: pushDown(document, edge, missing), spot }
}

function pushDown(document: FlowDocument, edge: FlowEdge, by: number): FlowDocument {
  const target = document.nodes.find((node) => node.id === edge.to)
  if (!target) return document
  const onwards = reachableFrom(graphOf(document), [edge.to])
  const moved = document.nodes.filter((node) => onwards.has(node.id) && node.position.y >= target.position.y)
  const positions = moved.map(({ id, position }): [string, Position] => [id, { ...position, y: position.y + by }])
  return moveWithRemarks(document, new Map(positions), new Map())
}
