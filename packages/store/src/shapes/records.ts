import type { Asking, Condition, EpochMs, FieldCatalog, FieldValues, VerdictNode } from '@etape/conditions'
import type { Cause, Change, Company, Contact, Deal, Note, Priority, Task, TaskType } from '@etape/crm'
import type { Doing, Named, Page, Paging, Writes, WrittenCompany } from '../store.ts'
import type { Identity } from './inputs.ts'
import type { RunRow } from './flows.ts'

/** A condition ready to be asked of the database. */
export interface Question {
  condition: Condition
  catalog: FieldCatalog
  asking: Asking
}

export interface ContactRow {
  id: number
  version: number
  /** For display: full name, else e-mail address, else external id, else `#12`. */
  name: string
  company: Named | null
  fields: FieldValues
}

export interface ContactFilter {
  /** Part of a name, an e-mail address or an external id; ASCII letters in either case. */
  q?: string | undefined
  stage?: string | undefined
  status?: string | undefined
  segment?: string | undefined
  owner?: string | undefined
  company?: number | undefined
  where?: Question | undefined
}

export type ContactSort =
  | 'created_at' | 'updated_at' | 'last_seen_at' | 'last_name' | 'email' | 'score' | 'stage_since' // prettier-ignore
export type Order = 'asc' | 'desc'

export interface ContactDetail extends ContactRow {
  segments: { id: string; name: string; since: EpochMs }[]
  deals: DealLine[]
  /** Stages it has stood in, oldest first; `leftAt` is `null` for the present one. */
  stages: { stage: string; enteredAt: EpochMs; leftAt: EpochMs | null }[]
}

export interface DealLine {
  id: number
  name: string
  amount: number | null
  currency: string | null
  pipeline: string
  stage: string
  type: 'open' | 'won' | 'lost'
}

export interface TimelineRow {
  /** Unique on the timeline: `change-12`. */
  id: string
  at: EpochMs
  kind: 'event' | 'change' | 'segment' | 'run' | 'message' | 'deal' | 'task' | 'note'
  event?: { name: string; properties: Record<string, unknown> }
  change?: Change
  segment?: { id: string; name: string; moved: 'entered' | 'left'; verdict: VerdictNode | null; cause: Cause }
  run?: {
    id: number
    flow: string
    flowName: string
    moved: 'started' | 'ended' | 'failed'
    outcome: string | null
  }
  message?: { delivery: number; channel: string; title: string; status: string }
  deal?: { id: number; name: string; amount: number | null; stage: string; pipeline: string; cause: Cause }
  task?: { id: number; title: string; done: boolean }
  note?: { text: string; author: Cause }
}

export interface Contacts {
  /** `total` is counted up to 10,000 and `null` beyond. */
  list(asked: ContactFilter & Paging & { sort: ContactSort; order: Order }): Promise<Page<ContactRow>>
  get(id: number): Promise<ContactRow | null>
  getMany(ids: readonly number[]): Promise<ContactRow[]>
  /** The record as the engine knows it. */
  read(id: number): Promise<Contact | null>
  detail(id: number): Promise<ContactDetail | null>
  /** By external id, then e-mail address, then anonymous id. */
  find(identity: Identity): Promise<number | null>
  /** For imports: the values asked for that are known. */
  findMany(by: 'external_id' | 'email', values: readonly string[]): Promise<ReadonlyMap<string, number>>
  timeline(
    id: number,
    asked: Paging & { kinds?: readonly TimelineRow['kind'][] | undefined },
  ): Promise<Page<TimelineRow>>
  runs(id: number, paging: Paging): Promise<Page<RunRow>>
  changes(id: number, asked: Paging & { field?: string | undefined }): Promise<Page<Change>>
  /** The contact's events of these names, oldest first. */
  events(
    id: number,
    names: Iterable<string>,
  ): Promise<{ name: string; at: EpochMs; properties: Record<string, unknown> }[]>
  /** Ids of all that match, ascending, in batches, as they stand while reading. */
  eachId(filter: ContactFilter, batch: number): AsyncIterable<number[]>
  count(filter: ContactFilter): Promise<number>
  sample(filter: ContactFilter, limit: number): Promise<ContactRow[]>
  /**
   * From now on `previousId` leads to this contact. What an anonymous contact of that id did moves over with it.
   * Answers `false` when the id belongs to somebody known by e-mail address or external id.
   */
  alias(previousId: string, contactId: number, at: EpochMs): Promise<boolean>
  /** Personal data is gone; history keeps its ids, and its runs end as `removed`. Answers `false` when there is none. */
  delete(id: number, doing: Doing): Promise<boolean>
}

export interface CompanyRow {
  id: number
  version: number
  name: string
  fields: FieldValues
  contacts: number
  openDeals: number
}

export interface Companies {
  list(
    asked: Paging & {
      q?: string | undefined
      stage?: string | undefined
      sort: 'name' | 'created_at' | 'updated_at' | 'size'
      order: Order
    },
  ): Promise<Page<CompanyRow>>
  get(id: number): Promise<CompanyRow | null>
  read(id: number): Promise<Company | null>
  /** By domain, else by name; compared exactly. */
  find(asked: { domain?: string | undefined; name?: string | undefined }): Promise<number | null>
  /** Companies by domain or by name, for imports: the values asked for that are known. */
  findMany(by: 'domain' | 'name', values: readonly string[]): Promise<ReadonlyMap<string, number>>
  changes(id: number, paging: Paging): Promise<Page<Change>>
  /** The id comes from `store.ids`. Throws ValueTakenError when another company has the domain. */
  create(company: Company, writes: Writes): Promise<void>
  /** Throws ConflictError when its version is no longer `readVersion`, ValueTakenError as `create` does. */
  update(written: WrittenCompany, writes: Writes): Promise<void>
}

export interface DealRow {
  id: number
  version: number
  name: string
  fields: FieldValues
  company: Named | null
  contacts: Named[]
}

export interface DealSummary {
  stages: {
    pipeline: string
    stage: string
    type: 'open' | 'won' | 'lost'
    count: number
    amount: number
    /** Amount times the stage's probability. */
    weighted: number
  }[]
  withoutCompany: number
}

export interface Deals {
  list(
    asked: Paging & {
      q?: string | undefined
      pipeline?: string | undefined
      stage?: string | undefined
      type?: 'open' | 'won' | 'lost' | undefined
      company?: number | undefined
      contact?: number | undefined
      without?: 'company' | 'contact' | undefined
      sort: 'created_at' | 'updated_at' | 'amount' | 'close_date' | 'name'
      order: Order
    },
  ): Promise<Page<DealRow>>
  get(id: number): Promise<DealRow | null>
  read(id: number): Promise<Deal | null>
  findMany(by: 'external_id' | 'name', values: readonly string[]): Promise<ReadonlyMap<string, number>>
  changes(id: number, paging: Paging): Promise<Page<Change>>
  summary(pipeline?: string): Promise<DealSummary>
  /** The id comes from `store.ids`. Its contacts are told by the inputs in `writes`. */
  create(deal: Deal, writes: Writes): Promise<void>
  /** Many new deals in one transaction, for imports. */
  createMany(deals: readonly Deal[], writes: Writes): Promise<void>
  /** Throws ConflictError when its version is no longer `readVersion`. */
  update(written: { deal: Deal; readVersion: number }, writes: Writes): Promise<void>
}

export interface TaskRow {
  id: number
  type: TaskType
  title: string
  notes: string
  dueAt: EpochMs | null
  priority: Priority
  assignee: Named<string> | null
  contact: Named | null
  company: Named | null
  deal: Named | null
  doneAt: EpochMs | null
  createdAt: EpochMs
}

export interface Tasks {
  /** Soonest due first, those without a date last; done ones last done first. */
  list(
    asked: Paging & {
      assignee?: string | undefined
      /** `overdue` is open and due before `now`. */
      state: 'open' | 'overdue' | 'done'
      contact?: number | undefined
      deal?: number | undefined
      now: EpochMs
    },
  ): Promise<Page<TaskRow>>
  get(id: number): Promise<TaskRow | null>
  create(task: Omit<Task, 'id'>): Promise<TaskRow>
  update(
    id: number,
    values: Partial<Pick<Task, 'type' | 'title' | 'notes' | 'dueAt' | 'priority' | 'assignee' | 'doneAt'>>,
  ): Promise<TaskRow | null>
}

export interface Notes {
  create(note: Omit<Note, 'id'>): Promise<number>
}
