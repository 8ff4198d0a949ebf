import { blankConfig } from '../kit/form.ts'
import { isRecord } from '../kit/json.ts'
import { outletsOf, type Outlet } from '../kit/node-kind.ts'
import { kindOf } from '../nodes/index.ts'
import type { FlowNode } from './flow-document.ts'

/** The outlets of a node, as far as they can be told while its configuration is unfinished; none of an unknown kind. */
export function outletsOfNode(node: Pick<FlowNode, 'type' | 'config'>): readonly Outlet[] {
  const kind = kindOf(node.type)
  if (!kind) return []
  const parsed = kind.config.safeParse(node.config)
  return outletsOf(kind, parsed.success ? parsed.data : draftOutletConfig(node))
}

/** What decides the outlets is `timeout` and `ways`; an unfinished configuration is read no further than that. */
function draftOutletConfig(node: Pick<FlowNode, 'type' | 'config'>): unknown {
  const kind = kindOf(node.type)
  const given = isRecord(node.config) ? node.config : {}
  const ways = Array.isArray(given['ways']) ? given['ways'].filter(isNamedWay) : []
  return { ...(kind && blankConfig(kind)), ...given, ways }
}

const isNamedWay = (way: unknown): boolean =>
  isRecord(way) && typeof way['id'] === 'string' && typeof way['label'] === 'string'
