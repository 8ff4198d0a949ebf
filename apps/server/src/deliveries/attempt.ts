import type { EpochMs, FieldValues, Phrase } from '@etape/conditions'
import type { Message } from '@etape/flow'
import type { SuppressionReason } from '@etape/store'

/** One message on its way out, with whom it is for. */
export interface Outgoing<M extends Message = Message> {
  id: number
  /** Stable over every retry: the receiver can tell a repeat by it. */
  key: string
  message: M
  /** As the contact is at the moment of sending. */
  contact: Recipient
  /** Whether it is the contact who gets it, not a colleague who is told about the contact. */
  isForContact: boolean
  runId: number | null
}

export interface Recipient {
  id: number
  email: string | null
  subscribed: boolean | null
  language: string | null
  /** Why nobody may write to the address. */
  suppressed: SuppressionReason | null
}

/** How one try ended. */
export type Attempt =
  | { outcome: 'sent'; detail: string; answer?: Answer }
  /** Nothing left the house because no way out is set; it can be read in the outbox. */
  | { outcome: 'kept'; reason: Phrase }
  /** As expected, not a failure: the contact has no address, or wants no mail. */
  | { outcome: 'skipped'; reason: Phrase }
  /** It may work later; `afterMs` when the other side said when. Who may have it already can tell a repeat. */
  | { outcome: 'retry'; detail: string; afterMs?: number; answer?: Answer; mayHaveArrived?: boolean }
  /** It will not work as it is. `isBounce` when there is no such address, now or ever. */
  | { outcome: 'failed'; detail: string; reason?: Phrase; isBounce?: boolean; answer?: Answer }
  /** It may have arrived: the connection broke after the message was handed over. Never repeated blindly. */
  | { outcome: 'unknown'; detail: string }

/** What the other side said, for a run that waits for it. */
export interface Answer {
  status: number
  values: FieldValues
}

/** A way out of the house; must answer and not throw. */
export type Channel<M extends Message> = (outgoing: Outgoing<M>, now: EpochMs) => Promise<Attempt>
