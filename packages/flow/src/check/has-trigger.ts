import { phrase, type Problem } from '@etape/conditions'
import { errorAt } from '../kit/problem.ts'
import type { Checked } from './check-context.ts'

export function checkHasTrigger({ nodes }: Checked): Problem[] {
  if (nodes.some(({ kind }) => kind.category === 'trigger')) return []
  return [
    errorAt(
      'flow/no-trigger',
      'nodes',
      phrase('The flow has no trigger: nobody would ever come in.'),
      phrase('Add a trigger and connect it to the first step.'),
    ),
  ]
}
