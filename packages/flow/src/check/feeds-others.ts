import { phrase, type PhraseValue, type Problem } from '@etape/conditions'
import type { FlowNode } from '../document/flow-document.ts'
import { warningAt } from '../kit/problem.ts'
import { nodeNamed, type Checked } from './check-context.ts'
import { canComeAgain, feedingOf, overlaps, type FlowFeeding } from './feeding.ts'

/** A flow that starts another which, perhaps by way of more of them, starts this one again. */
export function checkFeedsOthers({ document, context }: Checked): Problem[] {
  const { flow, flows = [], segments } = context
  const others = flows.flatMap(({ id, feeding }) => (id !== flow && feeding ? [{ id, ...feeding }] : []))
  if (flow === undefined || others.length === 0 || !canComeAgain(document)) return []
  const { hears, brings } = feedingOf(flow, document, segments)
  return document.nodes.flatMap((node) => {
    const brought = brings.get(node.id)
    const circle = brought && wayBack(brought, hears, others)
    return circle ? [feedsOthers(node, circle)] : []
  })
}

/** The flows that come one after the other until the first starts again; the shortest such way. */
function wayBack(
  brought: ReadonlySet<string>,
  heard: ReadonlySet<string>,
  others: readonly (FlowFeeding & { id: string })[],
): readonly string[] | null {
  const ways: { keys: ReadonlySet<string>; through: readonly string[] }[] = [{ keys: brought, through: [] }]
  const seen = new Set<string>()
  for (let way = ways.shift(); way; way = ways.shift()) {
    if (way.through.length > 0 && overlaps(way.keys, heard)) return way.through
    for (const { id, hears, brings } of others) {
      if (seen.has(id) || !overlaps(hears, way.keys)) continue
      seen.add(id)
      ways.push({ keys: new Set(brings), through: [...way.through, id] })
    }
  }
  return null
}

function feedsOthers(node: FlowNode, circle: readonly string[]): Problem {
  const flows: PhraseValue = { type: 'list', of: circle.map((id) => ({ type: 'flow', id })) }
  return warningAt(
    'flow/feeds-others',
    `nodes.${node.id}`,
    phrase('“{node}” starts {flows}, and that starts this flow again.', { node: nodeNamed(node), flows }),
    phrase('Let contacts enter one of them once, or narrow a trigger.'),
  )
}
