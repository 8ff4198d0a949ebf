import type { Problem } from '@etape/conditions'
import { errorAt } from '../kit/problem.ts'
import type { Checked } from './check-context.ts'

/** What kinds themselves find wrong with complete configurations. */
export function checkFaultsOfKinds({ nodes, context }: Checked): Problem[] {
  return nodes.flatMap(({ node, kind }) => {
    const config = kind.config.safeParse(node.config)
    const faults = config.success ? (kind.faults?.(config.data, context.catalog) ?? []) : []
    return faults.map(({ where, message, hint }) =>
      errorAt('flow/value-unfit', `nodes.${node.id}.${where}`, message, hint),
    )
  })
}
