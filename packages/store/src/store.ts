import type { Cause, Change, Company } from '@etape/crm'
import type { Ids, Turn } from '@etape/flow'
import type { Auth, Keys, Teams, Users } from './shapes/people.ts'
import type { Companies, Contacts, Deals, Notes, Tasks } from './shapes/records.ts'
import type { Deliveries, Notifications, PausedSteps, Stuck, Suppressions, Workers } from './shapes/sending.ts'
import type { Flows, Runs } from './shapes/flows.ts'
import type { FlowTests } from './shapes/flow-tests.ts'
import type { Holds } from './shapes/holds.ts'
import type { Imports } from './shapes/imports.ts'
import type { Inputs, NewInput } from './shapes/inputs.ts'
import type { Changes } from './shapes/changes.ts'
import type { Enrolments, Hooks, Schedules } from './shapes/schedules.ts'
import type { Segments } from './shapes/segments.ts'
import type { Settings } from './shapes/settings.ts'
import type { Steerings } from './shapes/steering.ts'
import type { Turns } from './shapes/turns.ts'

export type StoreConfig =
  /** `path` is a file, or `:memory:`. */
  { type: 'sqlite'; path: string } | { type: 'postgres'; url: string }

/**
 * Where everything is kept. Every method that writes is one transaction and durable when its promise resolves.
 * Ids of records and history are numbers; times are epoch milliseconds.
 */
export interface Store extends StoreGroups {
  readonly auth: Auth
  /** Whether several processes can write at the same time. */
  readonly isShared: boolean
  /** All of `work` or nothing. Inside, use only the store that is handed in. */
  transaction<T>(work: (store: StoreGroups) => Promise<T>): Promise<T>
  check(): Promise<StoreHealth>
  /**
   * What tells this database from a copy of it, part by part; a part the server does not say is `null`. Nothing of a file, which
   * is copied by `restoreFile`.
   */
  marks(): Promise<DatabaseMarks>
  /** Call when nothing is due: writes the log back into the database file. */
  idle(): Promise<void>
  close(): Promise<void>
}

export interface StoreGroups {
  /** Keys for new rows. Refilled by `turns.loadStates`, so a batch of turns never runs out. */
  readonly ids: StoreIds
  readonly inputs: Inputs
  readonly turns: Turns
  readonly contacts: Contacts
  readonly companies: Companies
  readonly deals: Deals
  readonly tasks: Tasks
  readonly notes: Notes
  readonly segments: Segments
  readonly flows: Flows
  readonly flowTests: FlowTests
  readonly runs: Runs
  readonly changes: Changes
  readonly enrolments: Enrolments
  readonly schedules: Schedules
  readonly steerings: Steerings
  readonly hooks: Hooks
  readonly settings: Settings
  readonly deliveries: Deliveries
  readonly notifications: Notifications
  readonly pausedSteps: PausedSteps
  readonly holds: Holds
  readonly stuck: Stuck
  readonly suppressions: Suppressions
  readonly workers: Workers
  readonly imports: Imports
  readonly users: Users
  readonly teams: Teams
  readonly keys: Keys
}

export type IdTable =
  | Parameters<Ids['next']>[0]
  | 'contact'
  | 'flow_version'
  | 'import'
  | 'notification'
  | 'delivery_attempt'
  | 'enrolment'
  | 'flow_save_point'
  | 'flow_test'
  | 'steering'

export interface StoreIds extends Ids {
  next(table: IdTable): number
}

export type DatabaseMarks = Readonly<Record<string, string | null>>

export interface StoreHealth {
  database: 'sqlite' | 'postgres'
  ok: boolean
  /** Of the database program: `3.54.1`. */
  version: string
  /** What is wrong, or what was found right, for the health page: `wal, synchronous full`. */
  detail: string
}

/** A list is read page by page: pass `next` as `cursor` to go on. `total` is `null` where counting would be slow. */
export interface Page<Row> {
  rows: Row[]
  next: string | null
  total: number | null
}

/** `limit` 1 to 200. A cursor that does not come from the same list throws CursorError. */
export interface Paging {
  cursor?: string | undefined
  limit: number
}

export interface Named<Id = number> {
  id: Id
  name: string
}

/** What a write to a company or deal brings with it, in the same transaction. */
export interface Writes {
  changes?: readonly Change[]
  /** Companies written by the way. */
  companies?: readonly WrittenCompany[]
  inputs?: readonly NewInput[]
  onward?: Turn['onward']
}

export interface WrittenCompany {
  company: Company
  /** The version it had when it was read, before any write. */
  readVersion: number
}

/** Who did it and when. */
export interface Doing {
  at: number
  cause: Cause
}
