import type { EpochMs, Phrase } from '@etape/conditions'
import type { Message } from '@etape/flow'

/** One message on its way out, with whom it is for. */
export interface Outgoing<M extends Message = Message> {
  id: number
  /** Stable over every retry: the receiver can tell a repeat by it. */
  key: string
  message: M
  contact: { id: number; email: string | null; subscribed: boolean | null }
  runId: number | null
}

/** How one try ended. */
export type Attempt =
  | { outcome: 'sent'; detail: string }
  /** Nothing left the house because no mail server is set; it can be read in the outbox. */
  | { outcome: 'kept'; reason: Phrase }
  /** As expected, not a failure: the contact has no address, or wants no mail. */
  | { outcome: 'skipped'; reason: Phrase }
  /** It may work later. */
  | { outcome: 'retry'; detail: string }
  /** It will not work as it is. */
  | { outcome: 'failed'; detail: string }
  /** It may have arrived: the connection broke after the message was handed over. Never repeated blindly. */
  | { outcome: 'unknown'; detail: string }

/** A way out of the house; must answer and not throw. */
export type Channel<M extends Message> = (outgoing: Outgoing<M>, now: EpochMs) => Promise<Attempt>

const waitsMs = [60_000, 300_000, 1_800_000, 7_200_000, 28_800_000]

/** How long to wait before the try after `attempts`, with full jitter from `draw` in [0, 1); `null` when it is enough. */
export function nextTryAfter(attempts: number, draw: number): number | null {
  const base = waitsMs[attempts - 1]
  return base === undefined ? null : Math.round(base * (0.5 + draw / 2))
}
