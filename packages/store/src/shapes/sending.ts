import type { EpochMs, Phrase } from '@etape/conditions'
import type { Message, NewDelivery } from '@etape/flow'
import type { Named, Page, Paging } from '../store.ts'

/** `held`: its step is paused, or it waits for somebody to look at it. `unknown`: it may have arrived. `kept`: nothing leaves, since no way out is set. */
export type DeliveryStatus =
  | 'queued' | 'held' | 'sending' | 'sent' | 'kept' | 'retrying' | 'unknown' | 'skipped' | 'needs-attention' // prettier-ignore

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
  stepId: number | null
  flow: string | null
  node: string | null
  message: Message
  /** Which attempt this is or will be, from 1. */
  attempt: number
  /** How many of the limits of speed it has had its turn at. */
  paced: number
}

/** A delivery that is put back for later, which is no failure. */
export interface Postponed {
  id: number
  until: EpochMs
  reason: Phrase
  paced: number
}

export type AttemptOutcome =
  | { status: 'sent' | 'kept' | 'skipped' | 'unknown' | 'needs-attention'; reason: Phrase | null; detail: string }
  | {
      status: 'retrying'
      nextAttemptAt: EpochMs
      reason: Phrase | null
      detail: string
      /** The log says then that the next attempt may be a repeat. */
      mayHaveArrived?: boolean
    }

export interface Deliveries {
  /** Queues messages that did not come out of a turn; one whose key is known already is passed over. */
  add(deliveries: readonly NewDelivery[]): Promise<void>
  /** Due ones, oldest first, nobody else's until `now + leaseMs`. Those of paused steps are held instead. */
  claim(asked: { channel: Message['channel']; now: EpochMs; leaseMs: number; limit: number }): Promise<DeliveryToSend[]>
  /**
   * The attempt is in the log before the message leaves, which it has to by `at + leaseMs`. Answers those that may leave: some
   * may be held by now.
   */
  begin(ids: readonly number[], asked: { at: EpochMs; leaseMs: number }): Promise<number[]>
  /** Puts claimed ones back, with no attempt counted. */
  postpone(deliveries: readonly Postponed[]): Promise<void>
  /** Those that were begun and whose lease ran out with no outcome: nobody knows whether they left. */
  lost(now: EpochMs): Promise<DeliveryToSend[]>
  /** For a process that starts: those that were begun before, where nobody else can be at it. */
  leftBehind(): Promise<DeliveryToSend[]>
  /**
   * How an attempt ended. Of one whose lease ran out meanwhile it counts only that it was sent, and only until the next one begins; the
   * log has it all the same.
   */
  finish(attempt: Pick<DeliveryToSend, 'id' | 'attempt'>, outcome: AttemptOutcome, at: EpochMs): Promise<void>
  /** Of one channel or of all. */
  nextDueAt(channel?: Message['channel']): Promise<EpochMs | null>
  /** Newest first. */
  list(
    asked: Paging & {
      channel?: Message['channel'] | undefined
      status?: DeliveryStatus | undefined
      contact?: number | undefined
      run?: number | undefined
      flow?: string | undefined
      node?: string | undefined
    },
  ): Promise<Page<DeliveryRow>>
  get(id: number): Promise<DeliveryDetail | null>
  /** Queues one again that needs attention or whose outcome is unknown. Answers `false` for any other. */
  retry(id: number, at: EpochMs): Promise<boolean>
  /** Somebody has looked at it and it needs nothing more. Answers `false` when it did not need to be looked at. */
  settle(id: number, as: { status: 'sent' | 'skipped'; reason: Phrase }, at: EpochMs): Promise<boolean>
  /** Queues all of a state again; answers how many. */
  retryAll(
    asked: { status: 'needs-attention' | 'unknown'; flow?: string | undefined; node?: string | undefined },
    at: EpochMs,
  ): Promise<number>
  /** Nothing leaves that is on its way or waits to be: each may have arrived already. Answers how many. */
  holdAll(asked: { reason: Phrase; detail: string; at: EpochMs }): Promise<number>
  /** Those that are being sent longer than their lease allows, oldest first. */
  overdue(now: EpochMs, limit: number): Promise<DeliveryRow[]>
  /** How many there are of the states that somebody has to look at. */
  countToLookAt(): Promise<{ status: DeliveryStatus; count: number }[]>
  /** When a message may leave under a limit of one in `intervalMs`; each asks once and waits for that moment. */
  takeSlot(key: string, intervalMs: number, now: EpochMs): Promise<EpochMs>
  /** How it went for the contacts whose messages a step tried to send since then; of the latest hundred. */
  recentAt(step: StepPlace, since: EpochMs): Promise<{ contacts: number; failed: number }>
}

/** A node of a flow, whatever the version. */
export interface StepPlace {
  flow: string
  node: string
}

export interface PausedStep extends StepPlace {
  flowName: string
  nodeName: string
  pausedAt: EpochMs
  /** How many contacts had been tried, and for how many of them it failed. */
  contacts: number
  failed: number
  /** What the other side said last. */
  detail: string
  /** Messages that wait for it to go on. */
  held: number
}

export interface PausedSteps {
  list(): Promise<PausedStep[]>
  /** Holds what the step has not sent yet, and what it will write. Answers `false` when it is paused already. */
  pause(step: StepPlace & Pick<PausedStep, 'pausedAt' | 'contacts' | 'failed' | 'detail'>): Promise<boolean>
  /** Sends what was held. Answers `false` when it is not paused. */
  resume(step: StepPlace, at: EpochMs): Promise<boolean>
  /** When it was last let go on; `null` when it never was paused. */
  resumedAt(step: StepPlace): Promise<EpochMs | null>
}

export type SuppressionReason = 'unsubscribed' | 'bounced' | 'complained'

export interface Suppression {
  /** Of the address in lower case; see `hashAddress`. */
  hash: string
  /** `null` when its contact has been erased. */
  address: string | null
  reason: SuppressionReason
  detail: string
  at: EpochMs
}

/** Addresses nobody may write to. */
export interface Suppressions {
  /** The first reason stays. */
  add(suppression: Suppression): Promise<void>
  find(hash: string): Promise<Suppression | null>
  remove(hash: string): Promise<boolean>
  /** Newest first. */
  list(asked: Paging & { reason?: SuppressionReason | undefined; q?: string | undefined }): Promise<Page<Suppression>>
}

export interface WorkerRow {
  id: string
  host: string
  startedAt: EpochMs
  beatAt: EpochMs
}

/** Processes that take turns and send. */
export interface Workers {
  /** It is there. */
  beat(worker: Pick<WorkerRow, 'id' | 'host'>, at: EpochMs): Promise<void>
  /** It has gone as it should. */
  leave(id: string): Promise<void>
  /** Those that were last heard of after `since`, the latest first. */
  list(since: EpochMs): Promise<WorkerRow[]>
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

/** What does not go on by itself. */
export interface Stuck {
  /** Contacts whose turn should have been taken before then, longest due first. Those that are set aside are not among them. */
  overdueContacts(before: EpochMs, limit: number): Promise<{ contact: Named; dueAt: EpochMs }[]>
  /** Steps at which runs failed, with how many. */
  failedRuns(): Promise<(StepPlace & { flowName: string; nodeName: string; runs: number })[]>
  countSetAside(): Promise<number>
}
