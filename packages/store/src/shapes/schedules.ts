import type { EpochMs } from '@etape/conditions'
import type { InputContent } from '@etape/flow'

/** Contacts on their way into a flow. */
export interface EnrolmentRow {
  id: number
  flow: string
  node: string | null
  total: number
  /** How many have been told to go in; those at a rate go in at their moment. */
  written: number
  perMinute: number | null
  createdAt: EpochMs
  /** When the last of them goes in, as far as it is known. */
  endsAt: EpochMs
  done: boolean
  /** How many of those told have not had their turn yet. */
  waiting: number
  cancelledAt: EpochMs | null
  /** How many did not go in because it was cancelled. */
  keptOut: number
}

export interface NewEnrolment {
  flow: string
  node: string | null
  /** What each of them gets. */
  content: InputContent
  /** Who goes in, in this order. */
  contacts: readonly number[]
  /** `null` for all at once. */
  perMinute: number | null
  at: EpochMs
}

export interface Enrolments {
  /** Keeps who goes in; `goOn` brings them in. Answers its id. */
  begin(enrolment: NewEnrolment): Promise<number>
  /** Tells the next batch to go in, in one transaction. Answers how many that were, `null` when all have been told. */
  goOn(id: number): Promise<number | null>
  /** Ids of those that are not through, oldest first. */
  open(): Promise<number[]>
  /** Keeps out all who have not gone in. Answers how many, `null` when there is no such enrolment of the flow. */
  cancel(id: number, asked: { flow: string; at: EpochMs }): Promise<number | null>
  /** Of one flow, newest first. */
  list(flow: string, limit: number): Promise<EnrolmentRow[]>
}

/** A trigger that starts by the clock. */
export interface ScheduleRow {
  flow: string
  node: string
  cron: string
  /** IANA. */
  zone: string
  /** `null` when it never fires again. */
  nextAt: EpochMs | null
  firedAt: EpochMs | null
}

export interface Schedules {
  list(): Promise<ScheduleRow[]>
  /** Those given are the schedules there are from now on; what is the same in cron and zone keeps its next moment. */
  replace(schedules: readonly ScheduleRow[]): Promise<void>
  /** When the next one fires; it may be in the past. */
  nextAt(): Promise<EpochMs | null>
  /**
   * Fires once: the next moment is set and the enrolment begun in one transaction. Answers the enrolment's id, or `null`
   * when another process fired it.
   */
  fire(
    schedule: ScheduleRow,
    asked: { nextAt: EpochMs | null; at: EpochMs; enrolment: NewEnrolment },
  ): Promise<number | null>
}

/** The secret address of a trigger that a call from outside starts. */
export interface HookRow {
  flow: string
  node: string
  /** The secret as `sealed` by the server. */
  sealed: string
  createdAt: EpochMs
  lastUsedAt: EpochMs | null
}

export interface Hooks {
  list(flow: string): Promise<HookRow[]>
  byHash(hash: string): Promise<HookRow | null>
  /** Puts another address in the place of the one the trigger has. */
  save(hook: Omit<HookRow, 'lastUsedAt'> & { hash: string }): Promise<void>
  /** As `save`, for triggers that have none yet. */
  saveNew(hooks: readonly (Omit<HookRow, 'lastUsedAt'> & { hash: string })[]): Promise<void>
  used(flow: string, node: string, at: EpochMs): Promise<void>
}
