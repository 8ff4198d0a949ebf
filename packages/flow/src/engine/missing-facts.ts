import { phrase, type Comparison, type Phrase, type VerdictNode } from '@etape/conditions'

type Line = Extract<VerdictNode, { comparison: Comparison }>

/** A line of a condition that is not as it would have to be. */
export interface MissingFact {
  comparison: Comparison
  found: Line['found']
  text: Phrase
}

/** The lines that keep a condition from holding; none when it holds. */
export const missingFacts = (verdict: VerdictNode): MissingFact[] => linesAgainst(verdict, true).map(missingFact)

interface Against {
  line: Line
  /** Whether the line would have to hold. */
  wanted: boolean
}

function linesAgainst(verdict: VerdictNode, wanted: boolean): Against[] {
  if (verdict.holds === wanted) return []
  if ('comparison' in verdict) return [{ line: verdict, wanted }]
  return verdict.of.flatMap((part) => linesAgainst(part, verdict.op === 'not' ? !wanted : wanted))
}

function missingFact({ line: { comparison, found }, wanted }: Against): MissingFact {
  const condition = { condition: { type: 'condition', condition: comparison } } as const
  const text = wanted ? phrase('Not so: {condition}', condition) : phrase('So, and must not be: {condition}', condition)
  return { comparison, found, text }
}
