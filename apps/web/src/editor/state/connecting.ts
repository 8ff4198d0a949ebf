import {
  canConnect,
  graphOf,
  kindOf,
  outletsOfNode,
  type FlowDocument,
  type FlowEdge,
  type FlowNode,
  type Outlet,
} from '@etape/flow'

/** Why an edge cannot be drawn, or `null` when it can. */
export type Refusal = 'to-itself' | 'into-trigger' | 'no-outlet'

export function refusalOf(document: FlowDocument, edge: FlowEdge): Refusal | null {
  if (canConnect(document, edge)) return null
  if (edge.from === edge.to) return 'to-itself'
  const target = document.nodes.find((node) => node.id === edge.to)
  return target && kindOf(target.type)?.category === 'trigger' ? 'into-trigger' : 'no-outlet'
}

/** The first outlet of a node that leads nowhere yet. */
export function freeOutlet(document: FlowDocument, node: FlowNode): Outlet | undefined {
  const wired = new Set(
    graphOf(document)
      .outgoing(node.id)
      .map((edge) => edge.outlet),
  )
  return outletsOfNode(node).find((outlet) => !wired.has(outlet.id))
}

/** Nodes that an outlet of this one could lead to. */
export const targetsFor = (document: FlowDocument, from: string): readonly FlowNode[] =>
  document.nodes.filter((node) => node.id !== from && kindOf(node.type)?.category !== 'trigger')

export const isTriggerType = (type: string): boolean => kindOf(type)?.category === 'trigger'
