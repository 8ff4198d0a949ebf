import { phrase, type Phrase, type PhraseValue } from '@etape/conditions'
import type { Outcome } from './outcome.ts'
import type { Rendered } from './render.ts'

/** A note on fields that had no value and no fallback, as a part of an outcome. */
export function noteEmpty(...texts: readonly Rendered[]): { note?: Phrase } {
  const fields = emptyFields(texts)
  return fields ? { note: phrase('Left empty: {fields}', { fields }) } : {}
}

/** Leaves without sending when a field had no value and no fallback: what goes out is never written with holes. */
export function skipIfEmpty(by: string, ...texts: readonly Rendered[]): Outcome | null {
  const fields = emptyFields(texts)
  if (fields === null) return null
  return { type: 'leave', by, note: phrase('Not sent, because this is empty: {fields}', { fields }) }
}

function emptyFields(texts: readonly Rendered[]): PhraseValue | null {
  const refs = [...new Set(texts.flatMap((text) => text.missing))]
  return refs.length === 0 ? null : { type: 'list', of: refs.map((id) => ({ type: 'field', id })) }
}
