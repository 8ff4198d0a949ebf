import { kindOf } from '../nodes/index.ts'
import { addNode } from './edit.ts'
import type { FlowDocument, FlowEdge, FlowNode } from './flow-document.ts'
import { outletsOfNode } from './outlets-of-node.ts'

/** Whether this edge can be drawn: from an outlet there is, to a node that can be come to. */
export function canConnect(document: FlowDocument, { from, outlet, to }: FlowEdge): boolean {
  const source = document.nodes.find((node) => node.id === from)
  const target = document.nodes.find((node) => node.id === to)
  if (!source || !target || from === to || kindOf(target.type)?.category === 'trigger') return false
  return outletsOfNode(source).some((known) => known.id === outlet)
}

/** The flow with the edge, in place of the one that left by the same outlet; unchanged if it cannot be drawn. */
export function connect(document: FlowDocument, edge: FlowEdge): FlowDocument {
  if (!canConnect(document, edge)) return document
  return { ...document, edges: [...disconnect(document, edge).edges, edge] }
}

/** Without the edge from this outlet. */
export function disconnect(document: FlowDocument, { from, outlet }: Pick<FlowEdge, 'from' | 'outlet'>): FlowDocument {
  return { ...document, edges: document.edges.filter((edge) => edge.from !== from || edge.outlet !== outlet) }
}

/** A new node put into an edge: what led on now leads to it, and its first outlet leads on. */
export function insertOnEdge(document: FlowDocument, edge: FlowEdge, node: FlowNode): FlowDocument {
  const withNode = addNode(document, node)
  if (withNode === document) return document
  const ledTo = connect(withNode, { ...edge, to: node.id })
  const onwards = outletsOfNode(node)[0]
  return onwards ? connect(ledTo, { from: node.id, outlet: onwards.id, to: edge.to }) : ledTo
}
