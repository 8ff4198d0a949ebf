import { phrase, type Phrase } from '@etape/conditions'
import type { Rendered } from './render.ts'

/** A note on fields that had no value and no fallback, as a part of an outcome. */
export function noteEmpty(...texts: readonly Rendered[]): { note?: Phrase } {
  const refs = [...new Set(texts.flatMap((text) => text.missing))]
  if (refs.length === 0) return {}
  return {
    note: phrase('Left empty: {fields}', { fields: { type: 'list', of: refs.map((id) => ({ type: 'field', id })) } }),
  }
}
