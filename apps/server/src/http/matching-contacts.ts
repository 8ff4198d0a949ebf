import type { Condition } from '@etape/conditions'
import type { ConfigOf, FlowDocument, FlowNode } from '@etape/flow'
import type { ContactFilter } from '@etape/store'
import type { Context } from '../context.ts'
import { questionOf } from './read-question.ts'

/** Who stands where a trigger's happening leads, so that they can be taken in without it. */
export interface Matching {
  node: string
  filter: ContactFilter
}

/** Per trigger, the contacts that match already. Something that has to happen, such as an event, nobody matches beforehand. */
export function matchingContacts(document: FlowDocument, context: Context): Matching[] {
  return document.nodes.flatMap((node) => {
    const filter = filterFor(node, context)
    return filter ? [{ node: node.id, filter }] : []
  })
}

/** How many that are, counted once per trigger. */
export async function countMatching(document: FlowDocument, context: Context): Promise<number> {
  const counts = matchingContacts(document, context).map(({ filter }) => context.store.contacts.count(filter))
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
}

function filterFor({ type, config }: FlowNode, context: Context): ContactFilter | null {
  const where = (condition: Condition | null) => (condition ? { where: questionOf(condition, context) } : {})
  if (type === 'segment-entered') {
    const { segment, when } = config as ConfigOf<'segment-entered'>
    return { segment, ...where(when) }
  }
  if (type === 'stage-changed') {
    const { to, when } = config as ConfigOf<'stage-changed'>
    return to === null ? null : { stage: to, ...where(when) }
  }
  if (type === 'contact-created') {
    const { source, when } = config as ConfigOf<'contact-created'>
    return where(source === null ? when : bothOf({ fact: 'contact.source', operator: 'equal', value: source }, when))
  }
  if (type === 'field-changed') {
    const { field, to, when } = config as ConfigOf<'field-changed'>
    if (typeof to !== 'string' && typeof to !== 'number' && typeof to !== 'boolean') return null
    return where(bothOf({ fact: field as `contact.${string}`, operator: 'equal', value: to }, when))
  }
  return null
}

const bothOf = (first: Condition, second: Condition | null): Condition => (second ? { all: [first, second] } : first)
