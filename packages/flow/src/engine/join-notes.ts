import { phrase, type Phrase } from '@etape/conditions'

/** Several remarks on one step as one; `null` when there is none. */
export function joinNotes(notes: readonly (Phrase | null)[]): Phrase | null {
  const said = notes.filter((note) => note !== null)
  const [first, ...others] = said
  if (!first) return null
  return others.length === 0 ? first : phrase('{notes}', { notes: { type: 'list', of: said } })
}
