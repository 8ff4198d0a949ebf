import type { Problem } from '@etape/conditions'
import { readConfig } from '../document/read-config.ts'
import type { Checked } from './check-context.ts'

export function checkConfigComplete({ document }: Checked): Problem[] {
  return document.nodes.flatMap((node) => {
    const config = readConfig(node)
    return config.ok ? [] : config.problems
  })
}
