import { toMs, type FieldCatalog } from '@etape/conditions'
import type { FlowDocument, FlowEdge, FlowNode } from '../document/flow-document.ts'
import { waysOn } from '../document/ways-on.ts'
import type { NodeKind } from '../kit/node-kind.ts'
import { kindOf as builtInKind } from '../nodes/index.ts'
import { prepareCondition, tryPrepare } from './prepare-condition.ts'
import { messageOf, runProblem } from './run-problems.ts'
import type { FlowVersion, PreparedNode } from './world.ts'

export interface VersionDefinition {
  id: number
  flow: string
  number: number
  document: FlowDocument
}

export type KindOf = (type: string) => NodeKind | null

export interface Preparing {
  catalog: FieldCatalog
  /** Where kinds are looked up; those of the product unless said otherwise. */
  kindOf?: KindOf
}

/** A version as turns run it: kinds looked up, configs read, conditions compiled. Nodes that cannot run carry their problem. */
export function prepareVersion(
  definition: VersionDefinition,
  { catalog, kindOf = builtInKind }: Preparing,
): FlowVersion {
  const { nodes: drawn, settings } = definition.document
  const next = outgoing(waysOn(definition.document, kindOf))
  const nodes = new Map(
    drawn.map((node) => [node.id, prepareNode(node, next.get(node.id) ?? noEdges, { catalog, kindOf })]),
  )
  const goal = tryPrepare(settings.goal, catalog)
  const exit = tryPrepare(settings.exit, catalog)
  const suppress = tryPrepare(settings.suppress, catalog)
  return {
    ...definition,
    nodes,
    triggers: [...nodes.values()].filter(({ kind }) => kind?.category === 'trigger'),
    goal: goal.prepared,
    exit: exit.prepared,
    suppress: suppress.prepared,
    expiryMs: settings.expiry && toMs(settings.expiry),
    problems: [
      ...[goal, exit, suppress].flatMap(({ problems }) => problems),
      ...[...nodes.values()].flatMap(({ problem }) => problem ?? []),
    ],
  }
}

const noEdges: ReadonlyMap<string, string> = new Map()

function outgoing(edges: readonly FlowEdge[]): ReadonlyMap<string, Map<string, string>> {
  const next = new Map<string, Map<string, string>>()
  for (const { from, outlet, to } of edges) {
    const ways = next.get(from) ?? new Map<string, string>()
    next.set(from, ways.set(outlet, to))
  }
  return next
}

function prepareNode(
  node: FlowNode,
  next: ReadonlyMap<string, string>,
  { catalog, kindOf }: Required<Preparing>,
): PreparedNode {
  const kind = kindOf(node.type)
  const frame = { id: node.id, type: node.type, name: node.name || (kind?.title ?? node.type), next }
  const broken = { ...frame, kind: null, config: null, asks: [] }
  if (!kind) return { ...broken, problem: runProblem('run/kind-unknown', { kind: node.type }) }
  const read = kind.config.safeParse(node.config)
  if (!read.success) {
    const fault = read.error.issues[0]?.message ?? ''
    return { ...broken, problem: runProblem('run/config-invalid', { fault }) }
  }
  try {
    const asks = kind.asks?.(read.data).map((condition) => prepareCondition(condition, catalog)) ?? []
    return { ...frame, kind, config: read.data, asks, problem: null }
  } catch (error) {
    return { ...broken, problem: runProblem('run/condition-invalid', { fault: messageOf(error) }) }
  }
}
