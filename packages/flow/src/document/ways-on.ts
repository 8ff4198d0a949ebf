import { jumpOutlet, type NodeKind } from '../kit/node-kind.ts'
import { kindOf as builtInKind } from '../nodes/index.ts'
import type { FlowDocument, FlowEdge, FlowNode } from './flow-document.ts'

/** All ways a run can go on: the edges that are drawn, and the jumps of nodes that go on elsewhere. */
export const waysOn = (
  { nodes, edges }: Pick<FlowDocument, 'nodes' | 'edges'>,
  kindOf: (type: string) => NodeKind | null = builtInKind,
): readonly FlowEdge[] => [...edges, ...nodes.flatMap((node) => jumpOf(node, kindOf(node.type)))]

function jumpOf(node: FlowNode, kind: NodeKind | null): FlowEdge[] {
  if (!kind?.jumpsTo) return []
  const config = kind.config.safeParse(node.config)
  return config.success ? [{ from: node.id, outlet: jumpOutlet, to: kind.jumpsTo(config.data) }] : []
}
