import { blankConfig } from '../kit/form.ts'
import { kindOf } from '../nodes/index.ts'
import type { FlowDocument, FlowEdge, FlowNode, FlowSettings } from './flow-document.ts'
import { outletsOfNode } from './outlets-of-node.ts'

type Position = FlowNode['position']

/** An id for a new node of this type that no node has: `wait-2`. */
export function freeNodeId(document: FlowDocument, type: string): string {
  const taken = new Set(document.nodes.map((node) => node.id))
  let number = document.nodes.filter((node) => node.type === type).length + 1
  while (taken.has(`${type}-${number}`)) number += 1
  return `${type}-${number}`
}

/** A node of this type as it comes from the palette, not yet in the flow. */
export function newNode(document: FlowDocument, type: string, position: Position): FlowNode {
  const kind = kindOf(type)
  return { id: freeNodeId(document, type), type, name: '', config: kind ? blankConfig(kind) : {}, position }
}

/** The flow with the node; unchanged if its id is taken. */
export function addNode(document: FlowDocument, node: FlowNode): FlowDocument {
  if (document.nodes.some((known) => known.id === node.id)) return document
  return { ...document, nodes: [...document.nodes, node] }
}

/** Without the nodes and the edges at them. */
export function removeNodes(document: FlowDocument, ids: ReadonlySet<string>): FlowDocument {
  return {
    ...document,
    nodes: document.nodes.filter((node) => !ids.has(node.id)),
    edges: document.edges.filter((edge) => !ids.has(edge.from) && !ids.has(edge.to)),
  }
}

/** As `removeNodes`, but what led to a removed node leads to where its first outlet led. */
export function removeNodesAndRewire(document: FlowDocument, ids: ReadonlySet<string>): FlowDocument {
  const rewired = document.edges.flatMap((edge) => {
    const to = ids.has(edge.from) ? null : followPast(document, ids, edge.to)
    return to === null ? [] : [{ ...edge, to }]
  })
  return { ...removeNodes(document, ids), edges: rewired }
}

function followPast(document: FlowDocument, removed: ReadonlySet<string>, start: string): string | null {
  const passed = new Set<string>()
  let id = start
  while (removed.has(id)) {
    if (passed.has(id)) return null
    passed.add(id)
    const next = firstEdge(document, id)
    if (!next) return null
    id = next.to
  }
  return id
}

function firstEdge(document: FlowDocument, id: string): FlowEdge | undefined {
  const node = document.nodes.find((one) => one.id === id)
  const outlet = node && outletsOfNode(node)[0]?.id
  return document.edges.find((edge) => edge.from === id && edge.outlet === outlet)
}

export function moveNodes(document: FlowDocument, positions: ReadonlyMap<string, Position>): FlowDocument {
  return changeNodes(document, (node) => {
    const position = positions.get(node.id)
    return position ? { ...node, position } : node
  })
}

export const renameNode = (document: FlowDocument, id: string, name: string): FlowDocument =>
  changeNodes(document, (node) => (node.id === id ? { ...node, name } : node))

/** The node configured anew; edges from outlets it no longer has are dropped. */
export function setConfig(document: FlowDocument, id: string, config: unknown): FlowDocument {
  const changed = changeNodes(document, (node) => (node.id === id ? { ...node, config } : node))
  const node = changed.nodes.find((one) => one.id === id)
  if (!node) return document
  const outlets = new Set(outletsOfNode(node).map((outlet) => outlet.id))
  return { ...changed, edges: changed.edges.filter((edge) => edge.from !== id || outlets.has(edge.outlet)) }
}

export const setSettings = (document: FlowDocument, settings: Partial<FlowSettings>): FlowDocument => ({
  ...document,
  settings: { ...document.settings, ...settings },
})

function changeNodes(document: FlowDocument, change: (node: FlowNode) => FlowNode): FlowDocument {
  return { ...document, nodes: document.nodes.map(change) }
}
