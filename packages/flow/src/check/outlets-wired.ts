import { phrase, type Problem } from '@etape/conditions'
import { outletsOfNode } from '../document/outlets-of-node.ts'
import { errorAt } from '../kit/problem.ts'
import { nodeNamed, type Checked, type CheckedNode } from './check-context.ts'

export function checkOutletsWired({ nodes, graph }: Checked): Problem[] {
  return nodes.flatMap(({ node }) => {
    const wired = new Set(graph.outgoing(node.id).map((edge) => edge.outlet))
    return outletsOfNode(node)
      .filter((outlet) => !wired.has(outlet.id))
      .map((outlet) => outletUnwired(node, outlet))
  })
}

const outletUnwired = (node: CheckedNode['node'], outlet: ReturnType<typeof outletsOfNode>[number]): Problem =>
  errorAt(
    'flow/outlet-unwired',
    `nodes.${node.id}.outlets.${outlet.id}`,
    phrase('The outlet “{outlet}” of “{node}” leads nowhere.', { outlet: outlet.label, node: nodeNamed(node) }),
    phrase('Connect it, or end the flow there.'),
  )
