import { phrase, type Problem } from '@etape/conditions'
import { happeningKey } from '../kit/happening.ts'
import { warningAt } from '../kit/problem.ts'
import { ownValue } from '../kit/json.ts'
import { nodeNamed, type Checked, type CheckedNode } from './check-context.ts'

/** A flow that people can enter again, and that writes the very field whose change starts it. */
export function checkFeedsItself({ document, nodes }: Checked): Problem[] {
  if (document.settings.entry === 'once') return []
  const heard = new Set(nodes.flatMap(({ node, kind }) => heardBy(kind, node.config)))
  return nodes.flatMap(({ node }) => {
    const written = writtenBy(node)
    const key = written && happeningKey({ type: 'field-changed', ...written, before: null, after: null })
    return key && heard.has(key) ? [feedsItself(node)] : []
  })
}

function heardBy(kind: CheckedNode['kind'], config: unknown): readonly string[] {
  const parsed = kind.config.safeParse(config)
  return parsed.success ? (kind.starts?.hears(parsed.data) ?? []) : []
}

function writtenBy({ type, config }: CheckedNode['node']): { record: 'contact' | 'company'; field: string } | null {
  const record = ownValue(config, 'record') === 'company' ? 'company' : 'contact'
  if (type === 'set-stage') return { record, field: 'stage' }
  if (type === 'set-status') return { record, field: 'status' }
  const ref = type === 'set-field' ? String(ownValue(config, 'field')) : ''
  if (!ref.includes('.')) return null
  return { record: ref.startsWith('company.') ? 'company' : 'contact', field: ref.slice(ref.indexOf('.') + 1) }
}

const feedsItself = (node: CheckedNode['node']): Problem =>
  warningAt(
    'flow/feeds-itself',
    `nodes.${node.id}`,
    phrase('“{node}” writes what starts this flow: contacts could come in again and again.', { node: nodeNamed(node) }),
    phrase('Let contacts enter once, or narrow the trigger.'),
  )
