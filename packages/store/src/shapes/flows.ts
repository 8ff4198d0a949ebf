import type { EpochMs, Phrase, VerdictNode } from '@etape/conditions'
import type { Cause, Change } from '@etape/crm'
import type {
  ContactState,
  FlowDocument,
  FlowTest,
  OverdueChoice,
  Run,
  RunProblem,
  RunStart,
  Step,
  Turn,
  VersionDefinition,
  Waiting,
} from '@etape/flow'
import type { Doing, Named, Page, Paging } from '../store.ts'
import type { ContactFilter } from './records.ts'
import type { HoldRule } from './holds.ts'
import type { LoadSettings } from './turns.ts'

export type FlowStatus = 'draft' | 'live' | 'paused' | 'archived'

export interface FlowCounts {
  enrolled: number
  waiting: number
  ended: number
  failed: number
}

export interface NewFlow {
  id?: string
  name: string
  description: string
  document: FlowDocument
  /** What its drawing is tested by from the start. */
  tests?: readonly FlowTest[]
}

export interface FlowRow {
  id: string
  name: string
  description: string
  status: FlowStatus
  /** Empty for none. */
  folder: string
  tags: string[]
  /** Who looks after it. */
  owner: Named<string> | null
  /** Since when it is paused. */
  pausedAt: EpochMs | null
  /** Number of the version that takes contacts in; `null` before the first publish. */
  version: number | null
  publishedAt: EpochMs | null
  /** Whether the draft differs from the published version. */
  changed: boolean
  updatedAt: EpochMs
  updatedBy: string
  counts: FlowCounts
}

export interface Draft {
  document: FlowDocument
  /** Raised by every save. */
  revision: number
  savedAt: EpochMs
  savedBy: string
}

export interface FlowVersionRow {
  id: number
  number: number
  publishedAt: EpochMs
  publishedBy: string
  note: string
  /** Names of tests that failed when it was published all the same. */
  failedTests: string[]
  /** How many the drawing has. */
  nodes: number
  /** Runs that still stand on it. */
  waiting: number
}

export interface FlowStats {
  counts: FlowCounts
  nodes: { node: string; visited: number; waiting: number; failed: number; left: Record<string, number> }[]
  outcomes: Record<string, number>
}

export interface By {
  /** The person's name, copied in. */
  by: string
  at: EpochMs
}

/** What can be written to a flow besides its drawing; what is left out stays. */
export interface FlowValues {
  name?: string | undefined
  description?: string | undefined
  folder?: string | undefined
  tags?: readonly string[] | undefined
  /** A user's id. */
  owner?: string | null | undefined
}

/** A draft kept under a name. */
export interface SavePoint {
  id: number
  name: string
  nodes: number
  savedAt: EpochMs
  savedBy: string
}

/** What came about in a flow on one UTC day. */
export interface FlowDay {
  /** Midnight UTC. */
  day: EpochMs
  enrolled: number
  failed: number
  /** Outcome to how many ended by it. */
  ended: Record<string, number>
}

/** From coming in to the goal, in milliseconds. */
export interface GoalTimes {
  count: number
  /** What a quarter, half and three quarters of them needed at most; `null` when nobody got there. */
  quartiles: { lower: number; median: number; upper: number } | null
  /** How many needed at least `from` and less than `to`, shortest first; the last has no end. */
  spans: { from: number; to: number | null; count: number }[]
}

/** How those who wait on older versions are moved. */
export interface Migrate {
  settings: LoadSettings
  /** Who publishes. */
  cause: Cause
  /** What is written for one contact; several turns where it waits on several versions. */
  turns(state: ContactState, version: VersionDefinition): readonly Turn[]
}

export interface Migrated {
  finishing: number
  moved: number
  left: number
}

export interface WaitingPlace {
  /** Number of the version. */
  version: number
  node: string
  waiting: number
  /** `null` when nothing but something that happens moves them on. */
  dueFrom: EpochMs | null
  dueTo: EpochMs | null
}

/** How the draft becomes the next version. */
export interface Publishing {
  revision: number
  note: string
  failedTests?: readonly string[] | undefined
  /** Whose first messages wait for a look. */
  hold?: HoldRule | undefined
  migrate?: Migrate | undefined
}

export interface Flows {
  list(asked?: { q?: string | undefined; status?: FlowStatus | undefined }): Promise<FlowRow[]>
  get(id: string): Promise<FlowRow | null>
  /** The id is made from the name, unless one is given that nobody has. */
  create(flow: NewFlow & By): Promise<FlowRow>
  update(id: string, values: FlowValues & By): Promise<FlowRow | null>
  readDraft(id: string): Promise<Draft | null>
  /** Throws StaleDraftError, with what is stored now, when `revision` is not the stored one. */
  saveDraft(id: string, draft: { document: FlowDocument; revision: number } & By): Promise<Draft>
  /** Puts the draft back to the published version; `null` when nothing is published. */
  discardDraft(id: string, by: By): Promise<Draft | null>
  /**
   * The draft of that revision becomes the next version and the flow is live, unless it is paused; those who wait on older versions go where
   * `migrate` says, all in one transaction. Throws StaleDraftError.
   */
  publish(id: string, asked: Publishing & By): Promise<FlowVersionRow & { migrated: Migrated }>
  /** Where people wait, newest version first. */
  waitingPlaces(id: string): Promise<WaitingPlace[]>
  /** The first contacts that wait at one place. */
  contactsWaitingAt(id: string, place: { version: number; node: string; limit: number }): Promise<number[]>
  /** Keeps the draft as it is now under a name. */
  keepDraft(id: string, kept: { name: string } & By): Promise<SavePoint | null>
  /** Newest first. */
  savePoints(id: string): Promise<SavePoint[]>
  readSavePoint(id: string, savePoint: number): Promise<(SavePoint & { document: FlowDocument }) | null>
  /** Newest first. */
  versions(id: string): Promise<FlowVersionRow[]>
  readVersion(id: string, number: number): Promise<(FlowVersionRow & { document: FlowDocument }) | null>
  pause(id: string, by: By): Promise<FlowRow | null>
  /** Everybody under way gets a `resume-flow` input, in the same transaction. */
  resume(id: string, by: By & { overdue: OverdueChoice; cause: Cause }): Promise<FlowRow | null>
  /** How many wait, and of how many the wait has run out by `now`; with `null` nobody's has. */
  countOverdue(id: string, now: EpochMs | null): Promise<{ overdue: number; waiting: number }>
  /** Everybody under way gets a `leave-flow` input. */
  archive(id: string, by: By & { cause: Cause }): Promise<FlowRow | null>
  /** `from` and `to` are rounded to whole UTC days; `waiting` is always as of now. `version` is a version's number. */
  stats(
    id: string,
    asked?: { from?: EpochMs | undefined; to?: EpochMs | undefined; version?: number | undefined },
  ): Promise<FlowStats>
  /** Day by day, oldest first; days on which nothing came about are left out. */
  days(id: string, asked: { from: EpochMs; to: EpochMs; version?: number | undefined }): Promise<FlowDay[]>
  /** How long it took to reach the goal, of those who did in the period; rounded to whole UTC days. */
  goalTimes(id: string, asked: { from: EpochMs; to: EpochMs; version?: number | undefined }): Promise<GoalTimes>
  /** How many came in on each UTC day since, by flow; days without any are left out. */
  enrolledByDay(from: EpochMs): Promise<{ flow: string; day: EpochMs; enrolled: number }[]>
  /**
   * An `enrol` input for everybody meant, in batches; answers how many. `node` is the trigger to start at.
   * `onProgress` hears the number so far after each batch.
   */
  enrol(asked: {
    flow: string
    node?: string | undefined
    who: { contacts: readonly number[] } | { filter: ContactFilter }
    doing: Doing
    /** At most this many a minute; all at once unless given. */
    perMinute?: number | undefined
    onProgress?: (accepted: number) => void
  }): Promise<number>
}

export interface RunRow {
  id: number
  flow: Named<string>
  /** Number of the version. */
  version: number
  contact: Named
  status: 'waiting' | 'ended' | 'failed'
  outcome: string | null
  /** Named as in its version; by its id when it has no name. */
  node: Named<string>
  wakeAt: EpochMs | null
  problem: RunProblem | null
  startedAt: EpochMs
  endedAt: EpochMs | null
}

export interface StepRow {
  id: number
  node: string
  kind: string
  visit: number
  at: EpochMs
  leftAt: EpochMs | null
  leftBy: string | null
  state: 'waiting' | 'left' | 'ended' | 'failed'
  verdicts: VerdictNode[]
  note: Phrase | null
  changes: Change[]
  deliveries: { id: number; channel: string; title: string; status: string }[]
}

export interface RunDetail extends RunRow {
  document: FlowDocument
  start: RunStart
  waiting: Waiting | null
  /** In the order of the visits. */
  steps: StepRow[]
}

export interface Runs {
  /** Newest first. */
  list(
    asked: Paging & {
      flow?: string | undefined
      /** Where it stands, or ended. */
      node?: string | undefined
      contact?: number | undefined
      status?: RunRow['status'] | undefined
      version?: number | undefined
      /** Part of the contact's name or e-mail address. */
      q?: string | undefined
    },
  ): Promise<Page<RunRow>>
  get(id: number): Promise<RunDetail | null>
  /** The contact's newest run in a flow, whatever its status, with all its steps. */
  latest(contactId: number, flow: string): Promise<{ run: Run; steps: Step[] } | null>
}
