import { bulkTable } from './columns.ts'

/** Whose messages of a version wait for a look: those of the first `contacts`, or those written before `until`. */
export interface FlowHoldTable {
  version_id: number
  flow: string
  contacts: number | null
  until: number | null
  /** How many contacts it has held so far. */
  taken: number
  opened_at: number
  /** When somebody let everything go; `null` while it goes on. */
  ended_at: number | null
  /** A name. */
  ended_by: string | null
}

/** A contact among the first ones of a version. */
export interface HeldContactTable {
  version_id: number
  contact_id: number
  /** When somebody let its messages go: later ones are not held any more. */
  released_at: number | null
}

export const heldContactTable = bulkTable<HeldContactTable>('held_contact', {
  version_id: 'integer',
  contact_id: 'integer',
  released_at: 'integer',
})
