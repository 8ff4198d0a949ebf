import type { EpochMs, Phrase, VerdictNode } from '@etape/conditions'
import type { Cause, Change } from '@etape/crm'
import type { FlowDocument, RunProblem, RunStart, Waiting } from '@etape/flow'
import type { Doing, Named, Page, Paging } from '../store.ts'
import type { ContactFilter } from './records.ts'

export type FlowStatus = 'draft' | 'live' | 'paused' | 'archived'

export interface FlowCounts {
  enrolled: number
  waiting: number
  ended: number
  failed: number
}

export interface FlowRow {
  id: string
  name: string
  description: string
  status: FlowStatus
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

export interface Flows {
  list(asked?: { q?: string | undefined; status?: FlowStatus | undefined }): Promise<FlowRow[]>
  get(id: string): Promise<FlowRow | null>
  /** The id is made from the name. */
  create(flow: { name: string; description: string; document: FlowDocument } & By): Promise<FlowRow>
  rename(
    id: string,
    values: { name?: string | undefined; description?: string | undefined } & By,
  ): Promise<FlowRow | null>
  readDraft(id: string): Promise<Draft | null>
  /** Throws StaleDraftError, with what is stored now, when `revision` is not the stored one. */
  saveDraft(id: string, draft: { document: FlowDocument; revision: number } & By): Promise<Draft>
  /** Puts the draft back to the published version; `null` when nothing is published. */
  discardDraft(id: string, by: By): Promise<Draft | null>
  /** The draft of that revision becomes the next version and the flow is live. Throws StaleDraftError. */
  publish(id: string, asked: { revision: number; note: string } & By): Promise<FlowVersionRow>
  /** Newest first. */
  versions(id: string): Promise<FlowVersionRow[]>
  readVersion(id: string, number: number): Promise<(FlowVersionRow & { document: FlowDocument }) | null>
  pause(id: string, by: By): Promise<FlowRow | null>
  /** Contacts under way are due at once, so that waits that ran out end. */
  resume(id: string, by: By): Promise<FlowRow | null>
  /** Everybody under way gets a `leave-flow` input. */
  archive(id: string, by: By & { cause: Cause }): Promise<FlowRow | null>
  /** `from` and `to` are rounded to whole UTC days; `waiting` is always as of now. `version` is a version's number. */
  stats(
    id: string,
    asked?: { from?: EpochMs | undefined; to?: EpochMs | undefined; version?: number | undefined },
  ): Promise<FlowStats>
  /**
   * An `enrol` input for everybody meant, in batches; answers how many. `node` is the trigger to start at.
   * `onProgress` hears the number so far after each batch.
   */
  enrol(asked: {
    flow: string
    node?: string | undefined
    who: { contacts: readonly number[] } | { filter: ContactFilter }
    doing: Doing
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
}
