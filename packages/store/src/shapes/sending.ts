import type { EpochMs, Phrase } from '@etape/conditions'
import type { Message, NewDelivery } from '@etape/flow'
import type { Named, Page, Paging } from '../store.ts'

export type DeliveryStatus =
  | 'queued' | 'sending' | 'sent' | 'kept' | 'retrying' | 'unknown' | 'skipped' | 'needs-attention' // prettier-ignore

export interface DeliveryRow {
  id: number
  channel: Message['channel']
  status: DeliveryStatus
  /** An address, or who a notification is meant for: `user:anna, user:bo`, `team:sales`, `owner:anna`. Empty when nobody. */
  to: string
  title: string
  contact: Named | null
  run: number | null
  flow: Named<string> | null
  attempts: number
  reason: Phrase | null
  createdAt: EpochMs
  nextAttemptAt: EpochMs | null
  doneAt: EpochMs | null
}

export interface DeliveryDetail extends DeliveryRow {
  subject: string
  body: string
  /** Oldest first. */
  log: { at: EpochMs; outcome: string; detail: string }[]
}

export interface DeliveryToSend {
  id: number
  /** Goes along as idempotency key, the same over every attempt. */
  key: string
  contactId: number
  runId: number | null
  message: Message
  /** Which attempt this is, from 1. */
  attempt: number
}

export type AttemptOutcome =
  | { status: 'sent' | 'kept' | 'skipped' | 'unknown' | 'needs-attention'; reason: Phrase | null; detail: string }
  | { status: 'retrying'; nextAttemptAt: EpochMs; reason: Phrase | null; detail: string }

export interface Deliveries {
  /** Queues messages that did not come out of a turn; one whose key is known already is passed over. */
  add(deliveries: readonly NewDelivery[]): Promise<void>
  /** Due ones, oldest first, leased until `now + leaseMs`; the attempt is in the log before they are handed out. */
  claim(asked: { now: EpochMs; leaseMs: number; limit: number }): Promise<DeliveryToSend[]>
  /** Those whose lease ran out with no outcome: nobody knows whether they left. */
  lost(now: EpochMs): Promise<DeliveryToSend[]>
  finish(id: number, outcome: AttemptOutcome, at: EpochMs): Promise<void>
  nextDueAt(): Promise<EpochMs | null>
  /** Newest first. */
  list(
    asked: Paging & {
      channel?: Message['channel'] | undefined
      status?: DeliveryStatus | undefined
      contact?: number | undefined
      run?: number | undefined
    },
  ): Promise<Page<DeliveryRow>>
  get(id: number): Promise<DeliveryDetail | null>
  /** Queues one again that needs attention or whose outcome is unknown. Answers `false` for any other. */
  retry(id: number, at: EpochMs): Promise<boolean>
}

export interface NotificationRow {
  id: number
  title: string
  body: string
  contact: Named | null
  run: number | null
  at: EpochMs
  readAt: EpochMs | null
}

export interface Notifications {
  /** One for each user; a user who has one of this delivery already gets no second. */
  add(notification: {
    users: readonly string[]
    deliveryId: number | null
    title: string
    body: string
    contactId: number | null
    runId: number | null
    at: EpochMs
  }): Promise<void>
  /** Newest first. */
  list(
    user: string,
    asked: Paging & { unread?: boolean | undefined },
  ): Promise<Page<NotificationRow> & { unread: number }>
  /** All of the user's when no ids are given. Answers how many stay unread. */
  markRead(user: string, at: EpochMs, ids?: readonly number[]): Promise<number>
  unread(user: string): Promise<number>
}
