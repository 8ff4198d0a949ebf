import { graphlib, layout } from '@dagrejs/dagre'
import { graphOf, outletsOfNode, type FlowDocument } from '@etape/flow'
import { edgeKey } from '../state/selection.ts'
import { cardHeight, cardWidth, type Position } from '../state/spots.ts'
import type { Size } from '../state/frames.ts'

const grid = 10
const spacing = { rankdir: 'TB', nodesep: 44, ranksep: 60, edgesep: 24 } as const

/** Where the nodes stand when they are laid out from top to bottom; the flow's top left corner stays where it is. */
export function tidyPositions(document: FlowDocument, sizes: ReadonlyMap<string, Size>): ReadonlyMap<string, Position> {
  const graph = new graphlib.Graph({ multigraph: true })
  graph.setGraph(spacing)
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { id } of document.nodes)
    graph.setNode(id, { ...(sizes.get(id) ?? { width: cardWidth, height: cardHeight }) })
  for (const { from, outlet, to } of document.edges) graph.setEdge(from, to, {}, outlet)
  layout(graph, { constraints: siblingOrder(document) })
  const corners = document.nodes.map(({ id }): [string, Position] => {
    const { x, y, width, height } = graph.node(id) as Size & Position
    return [id, { x: x - width / 2, y: y - height / 2 }]
  })
  return anchored(document, new Map(corners))
}

/**
 * What follows a node's outlets stands in their order, Yes left of No. Only for nodes that are come to from one outlet
 * alone: wishes of several parents could go round in a circle, which the layout does not survive.
 */
function siblingOrder(document: FlowDocument): { left: string; right: string }[] {
  const { incoming } = graphOf(document)
  const targets = new Map(document.edges.map((edge) => [edgeKey(edge), edge.to]))
  return document.nodes.flatMap((node) => {
    const followers = outletsOfNode(node)
      .flatMap((outlet) => targets.get(edgeKey({ from: node.id, outlet: outlet.id })) ?? [])
      .filter((id) => incoming(id).length === 1)
    return followers.slice(1).map((right, index) => ({ left: followers[index] ?? right, right }))
  })
}

function anchored(document: FlowDocument, laid: ReadonlyMap<string, Position>): ReadonlyMap<string, Position> {
  const before = corner(document.nodes.map((node) => node.position))
  const after = corner([...laid.values()])
  const toGrid = (value: number) => Math.round(value / grid) * grid
  return new Map(
    Array.from(laid, ([id, { x, y }]) => [
      id,
      { x: toGrid(x - after.x + before.x), y: toGrid(y - after.y + before.y) },
    ]),
  )
}

const corner = (positions: readonly Position[]): Position => ({
  x: Math.min(...positions.map(({ x }) => x)),
  y: Math.min(...positions.map(({ y }) => y)),
})
