import { phrase, type PhraseValue, type Problem } from '@etape/conditions'
import type { FlowDocument, FlowNode } from '../document/flow-document.ts'
import { warningAt } from '../kit/problem.ts'
import { nodeNamed, type Checked } from './check-context.ts'
import { feedingOf, overlaps, type Feeding } from './feeding.ts'

/** A flow that starts another which, perhaps by way of more of them, starts this one again. */
export function checkFeedsOthers({ document, context }: Checked): Problem[] {
  const { flow, flows = [] } = context
  const others = flows.filter((other) => other.id !== flow && other.document && canComeAgain(other.document))
  if (flow === undefined || others.length === 0 || !canComeAgain(document)) return []
  const all = new Map(others.map(({ id, document: drawn }) => [id, feedingOf(id, drawn ?? document, context)]))
  const own = feedingOf(flow, document, context)
  return document.nodes.flatMap((node) => {
    const brought = own.brings.get(node.id)
    const circle = brought && wayBack(brought, own, all)
    return circle ? [feedsOthers(node, circle)] : []
  })
}

const canComeAgain = ({ settings }: FlowDocument): boolean => settings.entry.rule !== 'once'

/** The flows that come one after the other until the first starts again; the shortest such way. */
function wayBack(
  brought: ReadonlySet<string>,
  own: Feeding,
  others: ReadonlyMap<string, Feeding>,
): readonly string[] | null {
  const ways: { keys: ReadonlySet<string>; through: readonly string[] }[] = [{ keys: brought, through: [] }]
  const seen = new Set<string>()
  for (let way = ways.shift(); way; way = ways.shift()) {
    if (way.through.length > 0 && overlaps(way.keys, own.hears)) return way.through
    for (const [id, feeding] of others) {
      if (seen.has(id) || !overlaps(way.keys, feeding.hears)) continue
      seen.add(id)
      const keys = new Set([...feeding.brings.values()].flatMap((some) => [...some]))
      ways.push({ keys, through: [...way.through, id] })
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
