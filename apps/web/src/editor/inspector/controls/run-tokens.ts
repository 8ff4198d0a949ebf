import { kindOf, type FlowNode } from '@etape/flow'
import { getIn } from '../../state/set-in.ts'

export interface RunTokens {
  /** Properties of events that start the flow, as far as its triggers tell: `event.plan`. */
  properties: readonly string[]
  /** What webhook steps take from their answers: `webhook.call-webhook-1.person.country`. */
  answers: readonly string[]
}

/** Properties that events of these triggers have by nature. */
const known: Readonly<Record<string, readonly string[]>> = {
  'page-visited': ['path', 'url', 'title'],
  'form-submitted': ['form'],
  'meeting-booked': ['type'],
  'subscription-activated': ['plan'],
  'subscription-cancelled': ['plan'],
}

/** What personal texts can read beyond the records, told from the drawing. */
export function runTokensOf(nodes: readonly FlowNode[]): RunTokens {
  const triggers = nodes.filter((node) => kindOf(node.type)?.category === 'trigger')
  const properties = triggers.flatMap((node) => [...(known[node.type] ?? []), ...namesIn(node, 'where', 'property')])
  const answers = nodes.flatMap((node) => namesIn(node, 'reads', 'path').map((path) => `${node.id}.${path}`))
  return {
    properties: [...new Set(properties)].filter(isReadable).map((name) => `event.${name}`),
    answers: answers.map((name) => `webhook.${name}`),
  }
}

function namesIn(node: FlowNode, list: string, key: string): string[] {
  const entries = getIn(node.config, [list])
  if (!Array.isArray(entries)) return []
  return entries.flatMap((entry) => {
    const name = getIn(entry, [key])
    return typeof name === 'string' && name !== '' ? [name] : []
  })
}

/** Names with blanks in them cannot stand in a text. */
const isReadable = (name: string): boolean => /^[A-Za-z_][\w-]*(?:\.[\w-]+)*$/.test(name)
