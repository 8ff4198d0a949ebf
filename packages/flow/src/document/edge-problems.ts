import { phrase, type Problem } from '@etape/conditions'
import { errorAt } from '../kit/problem.ts'
import type { FlowEdge } from './flow-document.ts'

/** An edge with an end at no node. */
export const edgeDangling = (where: string, id: string): Problem =>
  errorAt(
    'flow/edge-dangling',
    where,
    phrase('An edge leads from or to “{id}”, and there is no such node.', { id }),
    phrase('Remove the edge, or connect it to a node.'),
  )

/** A second edge from one outlet. */
export const edgeTwice = (edge: FlowEdge, where: string): Problem =>
  errorAt(
    'flow/edge-twice',
    where,
    phrase('The outlet “{outlet}” of “{node}” leads to two places.', {
      outlet: edge.outlet,
      node: { type: 'node', id: edge.from },
    }),
    phrase('Remove one of the edges.'),
  )
