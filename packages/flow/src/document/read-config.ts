import type { Reading } from '@etape/conditions'
import { kindOf } from '../nodes/index.ts'
import type { FlowNode } from './flow-document.ts'
import { issuesAt } from './issues-at.ts'

/** The node with its configuration read by its kind, defaults filled in. A node of no known kind is left as it is. */
export function readConfig(node: FlowNode): Reading<FlowNode> {
  const kind = kindOf(node.type)
  if (!kind) return { ok: true, value: node }
  const config = issuesAt('flow/config-invalid', `nodes.${node.id}.config`, kind.config, node.config)
  return config.ok ? { ok: true, value: { ...node, config: config.value } } : config
}
