import { kindOf } from '../nodes/index.ts'
import type { FlowDocument, FlowEdge, FlowNode } from './flow-document.ts'
import { waysOn } from './ways-on.ts'

/** A flow's nodes and edges, looked up by node. */
export interface FlowGraph {
  nodes: ReadonlyMap<string, FlowNode>
  outgoing: (id: string) => readonly FlowEdge[]
  incoming: (id: string) => readonly FlowEdge[]
}

/** With `edges` left out, jumps count as well as what is drawn. */
export function graphOf(document: FlowDocument, edges: readonly FlowEdge[] = waysOn(document)): FlowGraph {
  const outgoing = Map.groupBy(edges, (edge) => edge.from)
  const incoming = Map.groupBy(edges, (edge) => edge.to)
  return {
    nodes: new Map(document.nodes.map((node) => [node.id, node])),
    outgoing: (id) => outgoing.get(id) ?? [],
    incoming: (id) => incoming.get(id) ?? [],
  }
}

/** The triggers, in the order drawn. */
export const entryNodes = (document: FlowDocument): readonly FlowNode[] =>
  document.nodes.filter((node) => kindOf(node.type)?.category === 'trigger')

/** Ids of all nodes that can be come to from these, themselves included. */
export function reachableFrom(graph: FlowGraph, ids: readonly string[]): ReadonlySet<string> {
  const seen = new Set(ids)
  const ahead = [...ids]
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    for (const { to } of graph.outgoing(id)) {
      if (seen.has(to)) continue
      seen.add(to)
      ahead.push(to)
    }
  }
  return seen
}

/**
 * Node ids so that every edge leads forward that is not part of a loop; for layouts, lists and looking for loops.
 * Walked with a stack of its own: a flow of 2,000 nodes in a row is too long for recursion to be safe.
 */
export function orderNodes(graph: FlowGraph, first: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  const finished: string[] = []
  const path: { id: string; edges: Iterator<FlowEdge> }[] = []
  const arrive = (id: string): void => {
    if (seen.has(id) || !graph.nodes.has(id)) return
    seen.add(id)
    path.push({ id, edges: graph.outgoing(id).values() })
  }
  for (const start of [...first, ...graph.nodes.keys()]) {
    arrive(start)
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const next = here.edges.next()
      if (!next.done) arrive(next.value.to)
      else finished.push(path.pop()?.id ?? start)
    }
  }
  return finished.toReversed()
}
