import { kindOf } from '../nodes/index.ts'
import type { FlowDocument, FlowEdge, FlowNode } from './flow-document.ts'
import { graphOf, orderNodes } from './graph.ts'
import { waysOn } from './ways-on.ts'

/** Loops that a run could go round without any time passing, each as the ids of its nodes. */
export function instantCycles(document: FlowDocument): readonly (readonly string[])[] {
  const { nodes } = graphOf(document)
  const edges = waysOn(document).filter(({ to }) => nodes.has(to))
  const graph = graphOf(
    document,
    edges.filter((edge) => isInstant(nodes.get(edge.from), edge)),
  )
  const unseen = new Set(nodes.keys())
  // Kosaraju: in this order, what leads back to a node and is not yet taken is in a loop with it.
  return orderNodes(graph, [])
    .map((id) => gather(id, unseen, (one) => graph.incoming(one).map((edge) => edge.from)))
    .filter((group) => group.length > 1 || group.some((id) => graph.outgoing(id).some((edge) => edge.to === id)))
}

function isInstant(node: FlowNode | undefined, edge: FlowEdge): boolean {
  const kind = node && kindOf(node.type)
  if (!kind || kind.category !== 'timing') return true
  const config = kind.config.safeParse(node.config)
  return config.success && (kind.goesOnAtOnceBy?.(config.data) ?? []).includes(edge.outlet)
}

function gather(start: string, unseen: Set<string>, next: (id: string) => readonly string[]): string[] {
  const group: string[] = []
  const ahead = [start]
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    if (!unseen.delete(id)) continue
    group.push(id)
    ahead.push(...next(id))
  }
  return group
}
