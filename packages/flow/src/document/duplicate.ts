import { addNode, freeNodeId } from './edit.ts'
import type { FlowDocument } from './flow-document.ts'
import { redirectNode } from './redirect-node.ts'

export interface Duplicated {
  document: FlowDocument
  /** Ids of the copies by the ids of what was copied. */
  copies: ReadonlyMap<string, string>
}

/** The flow with copies of these nodes and of the edges among them, set off by this much. */
export function duplicateNodes(
  document: FlowDocument,
  ids: ReadonlySet<string>,
  offset: { x: number; y: number },
): Duplicated {
  const copies = new Map<string, string>()
  let grown = document
  for (const node of document.nodes.filter((one) => ids.has(one.id))) {
    const id = freeNodeId(grown, node.type)
    const position = { x: node.position.x + offset.x, y: node.position.y + offset.y }
    grown = addNode(grown, { ...node, id, position })
    copies.set(node.id, id)
  }
  const edges = document.edges.flatMap(({ from, outlet, to }) => {
    const [start, goal] = [copies.get(from), copies.get(to)]
    return start && goal ? [{ from: start, outlet, to: goal }] : []
  })
  const added = new Set(copies.values())
  const nodes = grown.nodes.map((node) => (added.has(node.id) ? redirectNode(node, copies) : node))
  return { document: { ...grown, nodes, edges: [...grown.edges, ...edges] }, copies }
}
