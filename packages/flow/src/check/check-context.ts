import type { Condition, FieldCatalog } from '@etape/conditions'
import type { CrmSettings } from '@etape/crm'
import type { FlowDocument, FlowNode } from '../document/flow-document.ts'
import { graphOf, type FlowGraph } from '../document/graph.ts'
import type { NodeKind } from '../kit/node-kind.ts'
import { kindOf } from '../nodes/index.ts'
import type { FlowFeeding } from './feeding.ts'

type Known = readonly { id: string }[]

/** What exists in the workspace that a flow can refer to. */
export interface CheckContext {
  catalog: FieldCatalog
  crm: Pick<CrmSettings, 'stages' | 'statuses' | 'pipelines'>
  segments: readonly KnownSegment[]
  users: Known
  teams: Known
  /** The flow's own id, once it has one. */
  flow?: string
  /** All flows; left out, what is said of flows is taken for granted. */
  flows?: readonly KnownFlow[]
  /** Whether the administrator lets webhooks call this host of the own network; left out, nobody knows. */
  isAllowedHost?: (host: string) => boolean
}

export interface KnownSegment {
  id: string
  kind?: 'dynamic' | 'static'
  condition?: Condition | null
}

export interface KnownFlow {
  id: string
  /** Of what runs now, as published (`summariseFeeding`); without it the flow is only known to be there. */
  feeding?: FlowFeeding | null
}

/** A flow prepared for the rules. */
export interface Checked {
  document: FlowDocument
  graph: FlowGraph
  context: CheckContext
  /** The nodes whose kind is known. */
  nodes: readonly CheckedNode[]
}

export interface CheckedNode {
  node: FlowNode
  kind: NodeKind
}

export function prepareCheck(document: FlowDocument, context: CheckContext): Checked {
  const nodes = document.nodes.flatMap((node) => {
    const kind = kindOf(node.type)
    return kind ? [{ node, kind }] : []
  })
  return { document, graph: graphOf(document), context, nodes }
}

/** A node in a message, by its name or its card. */
export const nodeNamed = (node: FlowNode) => ({ type: 'node', id: node.id }) as const
