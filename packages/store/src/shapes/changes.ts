import type { EpochMs } from '@etape/conditions'
import type { Change } from '@etape/crm'

/** Something a contact did, as it is remembered. */
export interface KeptEvent {
  id: number
  name: string
  at: EpochMs
  properties: Record<string, unknown>
}

export interface Changes {
  get(id: number): Promise<Change | null>
  event(id: number): Promise<KeptEvent | null>
  /** Other writes of the same turn, oldest first. */
  ofSameTurn(change: Change): Promise<Change[]>
  /** For a write by a rule, the write that the rule followed, also in another turn: a deal’s, the company’s or the contact’s stage. */
  followed(change: Change): Promise<Change | null>
  /** Writes of the contact's stage that came to nothing, newest first. */
  refusedStages(contactId: number, limit: number): Promise<Change[]>
}
