import type { Problem } from '@etape/conditions'
import { edgeDangling, edgeTwice } from './edge-problems.ts'
import { flowEdgeSchema, type FlowEdge } from './flow-document.ts'
import { issuesAt } from './issues-at.ts'

/** Edges between these nodes, at most one from each outlet. */
export function readEdges(
  given: readonly unknown[],
  nodes: ReadonlySet<string>,
): { found: FlowEdge[]; problems: Problem[] } {
  const found: FlowEdge[] = []
  const problems: Problem[] = []
  const left = new Set<string>()
  for (const [index, one] of given.entries()) {
    const edge = issuesAt('flow/edge-invalid', `edges.${index}`, flowEdgeSchema, one)
    const faults = edge.ok ? faultsOf(edge.value, index, nodes, left) : edge.problems
    problems.push(...faults)
    if (!edge.ok || faults.length > 0) continue
    left.add(outletKey(edge.value))
    found.push(edge.value)
  }
  return { found, problems }
}

const outletKey = ({ from, outlet }: FlowEdge): string => `${from}.${outlet}`

function faultsOf(edge: FlowEdge, index: number, nodes: ReadonlySet<string>, left: ReadonlySet<string>): Problem[] {
  const where = `edges.${index}`
  const dangling = [edge.from, edge.to].filter((id) => !nodes.has(id)).map((id) => edgeDangling(where, id))
  if (dangling.length > 0 || !left.has(outletKey(edge))) return dangling
  return [edgeTwice(edge, where)]
}
