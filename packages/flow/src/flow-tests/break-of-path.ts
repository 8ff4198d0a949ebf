import { phrase, type Phrase, type PhraseValue } from '@etape/conditions'
import type { FlowDocument } from '../document/flow-document.ts'
import type { Break } from './flow-test.ts'

interface Paths {
  expected: readonly string[]
  got: readonly string[]
}

/** Where the way taken first leaves the way expected. */
export function breakOfPath(document: FlowDocument, { expected, got }: Paths): Break | null {
  const length = Math.max(expected.length, got.length)
  const at = Array.from({ length }, (_, index) => index).find((index) => expected[index] !== got[index])
  if (at === undefined) return null
  const nameOf = (id: string): PhraseValue =>
    document.nodes.some((node) => node.id === id) ? { type: 'node', id } : phrase('a step that was removed')
  const before = expected[at - 1]
  return { node: before ?? got[at] ?? null, message: sayBreak({ before, wanted: expected[at], went: got[at] }, nameOf) }
}

interface Parting {
  /** The last node of both ways. */
  before: string | undefined
  wanted: string | undefined
  went: string | undefined
}

function sayBreak({ before, wanted, went }: Parting, nameOf: (id: string) => PhraseValue): Phrase {
  const named = (id: string | undefined) => (id === undefined ? phrase('nowhere') : nameOf(id))
  if (before === undefined)
    return phrase('Expected to come in at “{expected}”, came in at “{got}”.', {
      expected: named(wanted),
      got: named(went),
    })
  const after = nameOf(before)
  if (went === undefined)
    return phrase('After “{before}”, expected “{expected}”, but it went no further.', {
      before: after,
      expected: named(wanted),
    })
  if (wanted === undefined)
    return phrase('Expected to go no further than “{before}”, but it went on to “{got}”.', {
      before: after,
      got: named(went),
    })
  return phrase('After “{before}”, expected “{expected}”, got “{got}”.', {
    before: after,
    expected: named(wanted),
    got: named(went),
  })
}
