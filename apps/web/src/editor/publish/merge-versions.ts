import { compareFlows, type FlowDocument, type FlowEdge, type FlowNode } from '@etape/flow'
import type { Difference, EdgeMark, Marks, NodeMark } from '../canvas/marks.ts'
import { edgeKey } from '../state/selection.ts'
import { freeSpot } from '../state/spots.ts'

export interface Merged {
  /** The later drawing with what was taken out of the earlier still there. */
  document: FlowDocument
  marks: Marks
}

/** Two drawings on one canvas: what was added, changed and removed, each marked. */
export function mergeVersions(before: FlowDocument, after: FlowDocument): Merged {
  const { added, removed, changed, edgesAdded, edgesRemoved } = compareFlows(before, after)
  const taken = new Set(after.edges.map(edgeKey))
  // An outlet that leads elsewhere now is drawn once, as it is now.
  const gone = edgesRemoved.filter((edge) => !taken.has(edgeKey(edge)))
  const nodes = new Map<string, NodeMark>([
    ...added.map(({ id }): [string, NodeMark] => [id, { difference: 'added' }]),
    ...changed.map((change): [string, NodeMark] => [change.after.id, { difference: 'changed' }]),
    ...removed.map(({ id }): [string, NodeMark] => [id, { difference: 'removed' }]),
  ])
  // Another step may stand where one was taken out.
  const besideOthers = (node: FlowNode): FlowNode => ({ ...node, position: freeSpot(after, node.position) })
  const markEdges = (edges: readonly FlowEdge[], difference: Difference) =>
    edges.map((edge): [string, EdgeMark] => [edgeKey(edge), { difference }])
  return {
    document: { ...after, nodes: [...after.nodes, ...removed.map(besideOthers)], edges: [...after.edges, ...gone] },
    marks: { nodes, edges: new Map([...markEdges(edgesAdded, 'added'), ...markEdges(gone, 'removed')]) },
  }
}
