import { phrase, type Problem } from '@etape/conditions'
import { instantCycles } from '../document/instant-cycles.ts'
import { errorAt } from '../kit/problem.ts'
import type { Checked } from './check-context.ts'

export function checkNoInstantLoop({ document }: Checked): Problem[] {
  return instantCycles(document).flatMap((ids) => {
    const [first] = ids
    if (first === undefined) return []
    const nodes = { type: 'list', of: ids.slice(0, 5).map((id) => ({ type: 'node', id }) as const) } as const
    return errorAt(
      'flow/instant-loop',
      `nodes.${first}`,
      phrase('Contacts would go round in circles without waiting: {nodes}.', { nodes }),
      phrase('Put a wait into the loop, or lead it elsewhere.'),
    )
  })
}
