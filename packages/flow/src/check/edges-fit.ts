import { phrase, type Problem } from '@etape/conditions'
import type { FlowEdge } from '../document/flow-document.ts'
import { outletsOfNode } from '../document/outlets-of-node.ts'
import { edgeDangling, edgeTwice } from '../document/edge-problems.ts'
import { errorAt } from '../kit/problem.ts'
import { kindOf } from '../nodes/index.ts'
import { nodeNamed, type Checked } from './check-context.ts'

/** Edges between nodes there are, from outlets there are, to nodes that can be come to. */
export function checkEdgesFit({ document, graph }: Checked): Problem[] {
  const left = new Set<string>()
  return document.edges.flatMap((edge, index) => {
    const outlet = `${edge.from}.${edge.outlet}`
    const problem =
      faultOf(edge, `edges.${index}`, graph.nodes) ?? (left.has(outlet) ? edgeTwice(edge, `edges.${index}`) : null)
    left.add(outlet)
    return problem ? [problem] : []
  })
}

function faultOf(edge: FlowEdge, where: string, nodes: Checked['graph']['nodes']): Problem | null {
  const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)]
  if (!from) return edgeDangling(where, edge.from)
  if (!to) return edgeDangling(where, edge.to)
  if (kindOf(to.type)?.category === 'trigger')
    return errorAt(
      'flow/edge-into-trigger',
      where,
      phrase('An edge leads into the trigger “{node}”.', { node: nodeNamed(to) }),
      phrase('Lead it to the step after the trigger.'),
    )
  if (!kindOf(from.type) || outletsOfNode(from).some((outlet) => outlet.id === edge.outlet)) return null
  return errorAt(
    'flow/edge-from-nowhere',
    where,
    phrase('An edge leaves “{node}” by the outlet “{outlet}”, which it does not have.', {
      node: nodeNamed(from),
      outlet: edge.outlet,
    }),
    phrase('Remove the edge.'),
  )
}
