import { addNode, connect, freeNodeId, type FlowDocument, type FlowEdge, type FlowNode } from '@etape/flow'
import type { Position } from './spots.ts'

/** Nodes with the edges among them, on their way through the clipboard. */
export interface Fragment {
  nodes: readonly FlowNode[]
  edges: readonly FlowEdge[]
}

const marker = 'etape/flow-fragment'

export function cutOut(document: FlowDocument, ids: ReadonlySet<string>): Fragment {
  return {
    nodes: document.nodes.filter((node) => ids.has(node.id)),
    edges: document.edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to)),
  }
}

export interface Pasted {
  document: FlowDocument
  ids: readonly string[]
}

/** The flow with copies of a fragment's nodes, moved by `offset`. */
export function pasteInto(document: FlowDocument, fragment: Fragment, offset: Position): Pasted {
  const copies = new Map<string, string>()
  let grown = document
  for (const node of fragment.nodes) {
    const id = freeNodeId(grown, node.type)
    const position = { x: node.position.x + offset.x, y: node.position.y + offset.y }
    grown = addNode(grown, { ...node, id, position })
    copies.set(node.id, id)
  }
  for (const { from, outlet, to } of fragment.edges) {
    grown = connect(grown, { from: copies.get(from) ?? '', outlet, to: copies.get(to) ?? '' })
  }
  return { document: grown, ids: [...copies.values()] }
}

/** As text, so that it can be pasted into another flow, also in another window. */
export const writeFragment = ({ nodes, edges }: Fragment): string => JSON.stringify({ type: marker, nodes, edges })

/** What `writeFragment` wrote; `null` for any other text. What it holds is read again when the draft is saved. */
export function readFragment(text: string): Fragment | null {
  const given = parseJson(text)
  if (typeof given !== 'object' || given === null || !('type' in given) || given.type !== marker) return null
  const { nodes, edges } = given as Partial<Fragment>
  if (!Array.isArray(nodes) || !Array.isArray(edges)) return null
  return { nodes: nodes.filter(isNode), edges: edges.filter(isEdge) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const isText = (value: unknown): value is string => typeof value === 'string'

function isNode(given: unknown): given is FlowNode {
  if (typeof given !== 'object' || given === null) return false
  const { id, type, name, position, config } = given as Partial<FlowNode>
  const isPlaced = typeof position?.x === 'number' && typeof position.y === 'number'
  return isText(id) && isText(type) && isText(name) && isPlaced && typeof config === 'object'
}

function isEdge(given: unknown): given is FlowEdge {
  if (typeof given !== 'object' || given === null) return false
  const { from, outlet, to } = given as Partial<FlowEdge>
  return isText(from) && isText(outlet) && isText(to)
}
