import { phrase, type Problem } from '@etape/conditions'
import { errorAt } from '../kit/problem.ts'
import { walkConfig } from '../kit/walk-config.ts'
import type { Checked } from './check-context.ts'

/** Only segments without a condition are put together step by step. */
export function checkSegmentsStatic({ nodes, context }: Checked): Problem[] {
  const dynamic = new Set(context.segments.filter(({ kind }) => kind === 'dynamic').map(({ id }) => id))
  return nodes.flatMap(({ node, kind }) =>
    walkConfig(kind, node.config)
      .filter(({ field, value }) => field.control === 'static-segment' && dynamic.has(String(value)))
      .map(({ value, where }) => followsCondition(`nodes.${node.id}.${where}`, String(value))),
  )
}

const followsCondition = (where: string, id: string): Problem =>
  errorAt(
    'flow/value-unfit',
    where,
    phrase('{segment} follows its condition: nobody can be put in or taken out.', { segment: { type: 'segment', id } }),
    phrase('Choose a static segment.'),
  )
