import { phrase, type Problem } from '@etape/conditions'
import { warningAt } from '../kit/problem.ts'
import { nodeNamed, type Checked, type CheckedNode } from './check-context.ts'
import { feedingOf, overlaps } from './feeding.ts'

/** A flow that people can enter again, that may start itself, and that brings about the very thing that starts it. */
export function checkFeedsItself({ document, nodes, context }: Checked): Problem[] {
  const { entry, startsItself } = document.settings
  if (entry.rule === 'once' || !startsItself) return []
  const { hears, brings } = feedingOf(context.flow, document, context.segments)
  return nodes
    .filter(({ node }) => overlaps(brings.get(node.id) ?? new Set(), hears))
    .map(({ node }) => feedsItself(node))
}

const feedsItself = (node: CheckedNode['node']): Problem =>
  warningAt(
    'flow/feeds-itself',
    `nodes.${node.id}`,
    phrase('“{node}” writes what starts this flow: contacts could come in again and again.', { node: nodeNamed(node) }),
    phrase('Let contacts enter once, or narrow the trigger.'),
  )
