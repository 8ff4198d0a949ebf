import type { EpochMs, Phrase } from '@etape/conditions'
import type { Message } from '@etape/flow'
import type { Named, Page, Paging } from '../store.ts'
import type { By } from './flows.ts'
import type { DeliveryToSend } from './sending.ts'

/** Whose messages are held after publishing. */
export type HoldRule = { type: 'contacts'; contacts: number } | { type: 'until'; until: EpochMs }

/** A version whose first messages wait for a look. */
export interface HoldRow {
  flow: Named<string>
  /** Number of the version. */
  version: number
  rule: HoldRule
  openedAt: EpochMs
  /** How many contacts it has held so far. */
  contacts: number
  /** How many messages wait now. */
  held: number
  /** Whether it may hold more. */
  isOpen: boolean
}

export interface HeldMessage {
  id: number
  contact: Named | null
  run: number | null
  node: Named<string>
  channel: Message['channel']
  /** As in `DeliveryRow`. */
  to: string
  subject: string
  body: string
  createdAt: EpochMs
}

/** Messages of a flow: those of these ids, or all. */
export interface WhichHeld {
  flow: string
  ids?: readonly number[] | undefined
}

export interface Holds {
  /** Those that hold something, or may still: nothing that waits is ever left out. Of one flow or of all, newest first. */
  list(asked: { now: EpochMs; flow?: string | undefined }): Promise<HoldRow[]>
  /** Oldest first. */
  messages(flow: string, asked: Paging): Promise<Page<HeldMessage>>
  /** Lets messages go, and later ones of their contacts; without ids the flow holds nothing any more. Answers how many. */
  release(which: WhichHeld, by: By): Promise<number>
  /** Takes messages back: they are never sent. Answers them, for their runs to be told. */
  cancel(which: WhichHeld, asked: { reason: Phrase; at: EpochMs }): Promise<DeliveryToSend[]>
}
