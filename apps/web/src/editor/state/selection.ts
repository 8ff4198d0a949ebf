import type { FlowDocument, FlowEdge } from '@etape/flow'
import { remarkKey } from './remark-key.ts'

/** What is chosen on the canvas; edges by `edgeKey`. */
export interface Selection {
  nodes: ReadonlySet<string>
  edges: ReadonlySet<string>
}

export const nothing: Selection = { nodes: new Set(), edges: new Set() }

export const onlyNodes = (...ids: readonly string[]): Selection => ({ nodes: new Set(ids), edges: new Set() })
export const onlyEdge = (edge: OutletRef): Selection => ({ nodes: new Set(), edges: new Set([edgeKey(edge)]) })

/** An outlet of a node: at most one edge leaves by it. */
export type OutletRef = Pick<FlowEdge, 'from' | 'outlet'>

/** Ids have no slash, so this names one edge. */
export const edgeKey = ({ from, outlet }: OutletRef): string => `${from}/${outlet}`

export const findEdge = (document: FlowDocument, key: string): FlowEdge | undefined =>
  document.edges.find((edge) => edgeKey(edge) === key)

/** What is left of a selection in a document where some of it may be gone. */
export function keepExisting(selection: Selection, document: FlowDocument): Selection {
  const nodes = new Set(keysOf(document))
  const edges = new Set(document.edges.map(edgeKey))
  return {
    nodes: new Set([...selection.nodes].filter((id) => nodes.has(id))),
    edges: new Set([...selection.edges].filter((key) => edges.has(key))),
  }
}

/** Everything that can be selected besides edges: steps by id, notes and groups by key. */
export const keysOf = ({ nodes, notes, groups }: FlowDocument): string[] => [
  ...nodes.map(({ id }) => id),
  ...notes.map(({ id }) => remarkKey('note', id)),
  ...groups.map(({ id }) => remarkKey('group', id)),
]

export const isSameSelection = (one: Selection, other: Selection): boolean =>
  isSameSet(one.nodes, other.nodes) && isSameSet(one.edges, other.edges)

const isSameSet = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((entry) => other.has(entry))

/** The one node that is selected, alone; else none. */
export function soleNode({ nodes, edges }: Selection): string | null {
  const [only] = nodes
  return only !== undefined && nodes.size === 1 && edges.size === 0 ? only : null
}
