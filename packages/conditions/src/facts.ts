import type { EpochMs } from './duration.ts'
import type { FieldValue } from './fields.ts'

export type FieldValues = Readonly<Record<string, FieldValue>>

export interface EventFact {
  name: string
  at: EpochMs
  properties: Readonly<Record<string, unknown>>
}

/** Everything known of one contact that a condition can read. A key that is not there counts as `null`. */
export interface Facts {
  contact: FieldValues
  company: FieldValues | null
  deals: readonly FieldValues[]
  /** The contact's events, oldest first; at least all those the condition names. */
  events: readonly EventFact[]
  /** Ids of the segments the contact is in. */
  segments: ReadonlySet<string>
  /** Ids of the flows the contact has come into, each with whether it is under way there. */
  flows: ReadonlyMap<string, 'under-way' | 'over'>
}

/** When and where a question is asked. `zone` is the workspace's IANA time zone: days begin there. */
export interface Asking {
  now: EpochMs
  zone: string
}

/** A page visit is an event of this name; its properties have `path`, `url`, `title`. */
export const pageVisit = 'Page visited'
