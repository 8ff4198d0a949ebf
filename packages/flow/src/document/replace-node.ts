import { connect } from './edit-edges.ts'
import { addNode, removeNodes } from './edit.ts'
import type { FlowDocument, FlowNode } from './flow-document.ts'
import { outletsOfNode } from './outlets-of-node.ts'

/** The flow with a new node in another's place: what led there leads to it, and its first outlet leads on. */
export function replaceNode(document: FlowDocument, id: string, node: FlowNode): FlowDocument {
  const replaced = document.nodes.find((one) => one.id === id)
  if (!replaced || document.nodes.some((one) => one.id === node.id)) return document
  const onwards = document.edges.find((edge) => edge.from === id)
  const arrivals = document.edges.filter((edge) => edge.to === id && edge.from !== id)
  let next = addNode(removeNodes(document, new Set([id])), node)
  for (const edge of arrivals) next = connect(next, { ...edge, to: node.id })
  const outlet = outletsOfNode(node)[0]?.id
  if (onwards && outlet !== undefined) next = connect(next, { from: node.id, outlet, to: onwards.to })
  return next
}
