import { isRecord, isSameJson } from '../kit/json.ts'
import type { FlowDocument, FlowEdge, FlowNode, FlowSettings } from './flow-document.ts'

/** What was done to a flow between two documents. Where nodes stand on the canvas is not compared. */
export interface FlowComparison {
  added: readonly FlowNode[]
  removed: readonly FlowNode[]
  changed: readonly NodeChange[]
  edgesAdded: readonly FlowEdge[]
  edgesRemoved: readonly FlowEdge[]
  settings: readonly FieldChange[]
}

export interface NodeChange {
  before: FlowNode
  after: FlowNode
  fields: readonly FieldChange[]
}

export interface FieldChange {
  /** `name`, `type`, or a config field: `config.for`. */
  path: string
  before: unknown
  after: unknown
}

export function compareFlows(before: FlowDocument, after: FlowDocument): FlowComparison {
  const earlier = new Map(before.nodes.map((node) => [node.id, node]))
  const later = new Set(after.nodes.map((node) => node.id))
  return {
    added: after.nodes.filter((node) => !earlier.has(node.id)),
    removed: before.nodes.filter((node) => !later.has(node.id)),
    changed: after.nodes.flatMap((node) => changesOf(earlier.get(node.id), node)),
    edgesAdded: edgesOnlyIn(after, before),
    edgesRemoved: edgesOnlyIn(before, after),
    settings: compareSettings(before.settings, after.settings),
  }
}

const compareSettings = ({ entry: earlier, ...before }: FlowSettings, { entry, ...after }: FlowSettings) => [
  ...compareFields('settings.entry', earlier, entry),
  ...compareFields('settings', before, after),
]

function changesOf(before: FlowNode | undefined, after: FlowNode): NodeChange[] {
  if (!before) return []
  const fields = [
    ...compareFields('', { type: before.type, name: before.name }, { type: after.type, name: after.name }),
    ...compareFields('config', before.config, after.config),
  ]
  return fields.length > 0 ? [{ before, after, fields }] : []
}

function compareFields(above: string, before: unknown, after: unknown): FieldChange[] {
  const [one, other] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}]
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return keys
    .filter((key) => !isSameJson(one[key], other[key]))
    .map((key) => ({ path: above ? `${above}.${key}` : key, before: one[key], after: other[key] }))
}

const edgesOnlyIn = (these: FlowDocument, those: FlowDocument): FlowEdge[] => {
  const known = new Set(those.edges.map(edgeKey))
  return these.edges.filter((edge) => !known.has(edgeKey(edge)))
}

const edgeKey = ({ from, outlet, to }: FlowEdge): string => `${from}.${outlet}.${to}`
