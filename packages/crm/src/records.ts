import type { EpochMs, FieldValue, FieldValues } from '@etape/conditions'

/** Fields are flat, built-in and custom alike; `version` counts writes and guards against lost updates. */
export interface Contact {
  id: number
  version: number
  companyId: number | null
  fields: FieldValues
}

export interface Company {
  id: number
  version: number
  fields: FieldValues
}

/** `fields` has `name`, `pipeline`, `stage`, `type` (open, won, lost), `amount`, `currency`, `close_date`, `owner`, `stage_since`, `created_at`. */
export interface Deal {
  id: number
  version: number
  companyId: number | null
  contactIds: readonly number[]
  fields: FieldValues
}

export const taskTypes = ['call', 'email', 'meeting', 'to-do'] as const
export type TaskType = (typeof taskTypes)[number]
export const priorities = ['low', 'normal', 'high'] as const
export type Priority = (typeof priorities)[number]

export interface Task {
  id: number
  type: TaskType
  title: string
  notes: string
  dueAt: EpochMs | null
  priority: Priority
  /** A user's id. */
  assignee: string | null
  contactId: number | null
  companyId: number | null
  dealId: number | null
  doneAt: EpochMs | null
  createdAt: EpochMs
  createdBy: Cause
}

export interface Note {
  id: number
  contactId: number
  text: string
  at: EpochMs
  author: Cause
}

/** Who or what made a write. Names are copied in, so that history outlives what it names. */
export type Cause =
  | { by: 'person'; user: string; name: string }
  | { by: 'api'; key: string; name: string }
  | { by: 'import'; importId: number; name: string }
  | { by: 'event'; name: string; eventId: number | null }
  | {
      by: 'run'
      flow: string
      flowName: string
      version: number
      runId: number
      stepId: number
      node: string
      nodeName: string
    }
  | { by: 'rule'; rule: SyncRuleId; because: string }
  | { by: 'segment-definition'; segment: string; name: string }
  | { by: 'creation'; source: ContactSource }
  | { by: 'system'; reason: string }

/** Where a new contact came from; each has its own default stage. */
export const contactSources = ['manual', 'form', 'import', 'api', 'demo'] as const
export type ContactSource = (typeof contactSources)[number]

export const syncRuleIds = ['open-deal', 'won-deal', 'company-stage', 'contact-stage'] as const
export type SyncRuleId = (typeof syncRuleIds)[number]

/** One write to a record: what was, what is, and why. Refused and superseded writes are kept too. */
export interface Change {
  id: number
  record: 'contact' | 'company' | 'deal'
  recordId: number
  /** On whose timeline it stands. */
  contactId: number | null
  field: string
  before: FieldValue
  /** What was asked for; equals what was stored only when accepted. */
  after: FieldValue
  outcome: 'accepted' | 'refused' | 'superseded'
  /** The rule that refused or superseded it: `forward-only`, `read-only`, `choice-unknown`, `higher-stage-won` … */
  rule: string | null
  cause: Cause
  at: EpochMs
}
