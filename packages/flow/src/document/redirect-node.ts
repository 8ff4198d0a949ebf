import { parseTemplate } from '../kit/template.ts'
import { walkConfig } from '../kit/walk-config.ts'
import { kindOf } from '../nodes/index.ts'
import type { FlowNode } from './flow-document.ts'

/** The node with what it names of other nodes led to their copies; names that have no copy stay as they are. */
export function redirectNode(node: FlowNode, copies: ReadonlyMap<string, string>): FlowNode {
  const kind = kindOf(node.type)
  if (!kind || copies.size === 0) return node
  const redirected = walkConfig(kind, node.config).flatMap(({ field, value, where }) => {
    const next = redirectValue(field.control, value, copies)
    return next === value ? [] : [{ where, next }]
  })
  const config = redirected.reduce(
    (before, { where, next }) => setAt(before, where.split('.').slice(1), next),
    node.config,
  )
  return config === node.config ? node : { ...node, config }
}

function redirectValue(control: string, value: unknown, copies: ReadonlyMap<string, string>): unknown {
  if (typeof value !== 'string') return value
  if (control === 'node') return copies.get(value) ?? value
  return control === 'template' || control === 'address' ? redirectText(value, copies) : value
}

function redirectText(text: string, copies: ReadonlyMap<string, string>): string {
  const named = parseTemplate(text).tokens.some((token) => token.type === 'field' && token.object === 'webhook')
  if (!named) return text
  return text.replaceAll(/(\{\{\s*webhook\.)([a-z][a-z0-9-]*)/g, (_all, before: string, id: string) => {
    return before + (copies.get(id) ?? id)
  })
}

function setAt(root: unknown, [key, ...path]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(root))
    return root.map((entry, index) => (index === Number(key) ? setAt(entry, path, value) : entry))
  const record = root as Readonly<Record<string, unknown>>
  return { ...record, [key]: setAt(record[key], path, value) }
}
