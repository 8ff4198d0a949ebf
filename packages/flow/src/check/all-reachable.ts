import { phrase, type Problem } from '@etape/conditions'
import { entryNodes, reachableFrom } from '../document/graph.ts'
import { errorAt } from '../kit/problem.ts'
import { nodeNamed, type Checked } from './check-context.ts'

export function checkAllReachable({ document, graph }: Checked): Problem[] {
  const entries = entryNodes(document).map((node) => node.id)
  // Without a trigger nothing is reachable, and one problem says so already.
  if (entries.length === 0) return []
  const reached = reachableFrom(graph, entries)
  return document.nodes
    .filter((node) => !reached.has(node.id))
    .map((node) =>
      errorAt(
        'flow/unreachable',
        `nodes.${node.id}`,
        phrase('No way leads to “{node}”.', { node: nodeNamed(node) }),
        phrase('Connect something to it, or remove it.'),
      ),
    )
}
