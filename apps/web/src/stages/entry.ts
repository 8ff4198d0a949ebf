import type { DotColor } from '../ui/dot-badge.tsx'
import { emptyLabel, type LabelText } from '../text/label-text.ts'

/** A stage or a lead status, as far as the two are edited alike. */
export interface Entry {
  id: string
  label: LabelText
  color: DotColor
  definition: string
  /** Whether it is on the ladder; lead statuses have none. */
  isRanked?: boolean
}

/** The same with how many stand there. */
export interface CountedEntry extends Entry {
  contacts: number
  companies: number
}

export const newEntry: Entry = { id: '', label: emptyLabel, color: 'sky', definition: '' }

/** An id from a name that no other entry has: `Sales accepted` becomes `sales-accepted`. */
export function idFrom(name: string, taken: readonly string[]): string {
  const plain = name.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '')
  const slug = plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^[^a-z]+|-+$/g, '')
  const base = slug.slice(0, 50) || 'entry'
  if (!taken.includes(base)) return base
  const firstFree = taken.findIndex((_, at) => !taken.includes(`${base}-${at + 2}`))
  return `${base}-${firstFree + 2}`
}
