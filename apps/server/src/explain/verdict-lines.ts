import { phrase, type FlowComparison, type Found, type Phrase, type VerdictNode } from '@etape/conditions'

/** One line of a result tree, as deep as it stands there. */
export interface VerdictLine {
  depth: number
  holds: boolean
  phrase: Phrase
}

type Group = Extract<VerdictNode, { op: string }>
type Compared = Extract<VerdictNode, { comparison: unknown }>

/** A result tree line by line, each with the value that was found. */
export function verdictLines(tree: VerdictNode, depth = 0): VerdictLine[] {
  if (!('op' in tree)) return [{ depth, holds: tree.holds, phrase: sayCompared(tree) }]
  const inner = tree.of.flatMap((part) => verdictLines(part, depth + 1))
  return [{ depth, holds: tree.holds, phrase: sayGroup(tree) }, ...inner]
}

function sayGroup({ op }: Group): Phrase {
  switch (op) {
    case 'all':
      return phrase('All of these hold')
    case 'any':
      return phrase('At least one of these holds')
    case 'not':
      return phrase('This does not hold')
  }
}

function sayCompared({ comparison, found }: Compared): Phrase {
  const condition = { type: 'condition', condition: comparison } as const
  if (comparison.fact === 'segments') {
    return found === true
      ? phrase('{condition}: is in it', { condition })
      : phrase('{condition}: is not in it', { condition })
  }
  if (comparison.fact === 'flows') return sayOfFlow(comparison, found)
  if (comparison.fact === 'first-event' || comparison.fact === 'last-event') {
    return typeof found === 'number'
      ? phrase('{condition}: it was on {at}', { condition, at: { type: 'time', at: found } })
      : phrase('{condition}: it never happened', { condition })
  }
  const counted = countIn(found)
  if (counted !== null) return phrase('{condition}: found {count}', { condition, count: counted })
  if (found === null || found === '') return phrase('{condition}: nothing is known', { condition })
  return phrase('{condition}: is {value}', {
    condition,
    value: { type: 'value', field: comparison.fact, value: found },
  })
}

function sayOfFlow(comparison: FlowComparison, found: Found): Phrase {
  const condition = { type: 'condition', condition: comparison } as const
  const isNow = comparison.operator === 'in-flow' || comparison.operator === 'not-in-flow'
  if (isNow)
    return found === true
      ? phrase('{condition}: is under way', { condition })
      : phrase('{condition}: is not under way', { condition })
  return found === true
    ? phrase('{condition}: has come in', { condition })
    : phrase('{condition}: has never come in', { condition })
}

const countIn = (found: Found): number | null =>
  typeof found === 'object' && found !== null && 'count' in found ? found.count : null
