import type { Asking, Condition, EpochMs, EventFact, Facts, FieldValue, Verdict } from '@etape/conditions'
import type { Change, Company, Contact, Deal, Note, Task } from '@etape/crm'
import type { Input, InputContent } from './input.ts'
import type { Membership, NewDelivery, Run, Step } from './run.ts'

export interface CompanyBox {
  current: Company
}

/** Everything one turn reads about its contact. */
export interface ContactState {
  contact: Contact
  /**
   * The contact's company, or the one that an input brings it to. Shared with other contacts of the batch: a turn sees the
   * writes of the turns before it.
   */
  company: CompanyBox | null
  /** What the company is called that the contact belongs to, for the case that `company` is another. */
  companyName?: FieldValue
  /**
   * Companies a contact could join, by domain, shared by the batch. A domain that is not there gets a new company, which
   * the turn adds. Without the map no contact joins a company in this turn.
   */
  companiesByDomain?: Map<string, CompanyBox>
  /** As `companiesByDomain`, by exact name, for steps that give a contact a company. */
  companiesByName?: Map<string, CompanyBox>
  deals: readonly Deal[]
  /** Of the names that live conditions read, oldest first. */
  events: readonly EventFact[]
  /** Segment id to the moment it was entered. */
  segments: ReadonlyMap<string, EpochMs>
  /** Runs that have not ended, and failed ones that an input resumes. */
  runs: readonly Run[]
  /** Per flow, what is over: enough for the entry rules. */
  past: readonly { flow: string; key: string; runs: number; lastEndedAt: EpochMs | null }[]
  /** Up to when its last turn handled everything; `null` or left out before its first. */
  turnedAt?: EpochMs | null
  /** In the order received. */
  inputs: readonly Input[]
  /** Inputs whose moment is still to come, such as entries that wait for a place. */
  later: readonly Later[]
}

/** An input for the contact itself, to be handled no earlier than `dueAt`. */
export interface Later {
  content: InputContent
  dueAt: EpochMs
}

/** Hands out the integer keys of new rows; each is used once. */
export interface Ids {
  next(table: 'run' | 'step' | 'change' | 'event' | 'deal' | 'task' | 'note' | 'delivery' | 'input' | 'company'): number
}

export interface TurnSettings extends Asking {
  judge: (condition: Condition, facts: Facts, asking: Asking) => Promise<Verdict>
  ids: Ids
  /** Places in flows that let in so many an hour; without it everybody comes in at once. */
  entries?: {
    /** Takes a place: `now`, or the moment at which there is one, which is kept for whoever asked. */
    take(flow: string, capPerHour: number, now: EpochMs): 'now' | EpochMs
  }
  /** In place of the draw that decides random choices; in [0, 1), or `null` to leave it to the draw. */
  chosen?: (node: string) => number | null
  /** Whether a record has this value already in a field whose values are unique: the run that writes it fails. */
  isTaken?: (record: 'contact' | 'company', field: string, value: FieldValue) => boolean
  /** Whose turn it is among these people, each time the next; `key` is one node of one flow. Without it a draw decides. */
  rota?: (key: string, people: readonly string[]) => string | null
  /** Who of these people has the least to do; without it a draw decides. */
  leastLoaded?: (people: readonly string[]) => string | null
}

/** All rows a turn writes, each once, however many steps it took. */
export interface Turn {
  contactId: number
  /** Up to when everything is handled: the next state's `turnedAt`. */
  at: EpochMs
  /** Present when its row changed. */
  contact: Contact | null
  /** Companies it wrote or made; usually one at most. */
  companies: readonly { company: Company; created: boolean }[]
  deals: readonly { deal: Deal; created: boolean }[]
  tasks: readonly Task[]
  notes: readonly Note[]
  events: readonly (EventFact & { id: number; contactId: number; receivedAt: EpochMs })[]
  /** `failedAt` is there for a run that had failed before the turn, and says when. */
  runs: readonly { run: Run; created: boolean; failedAt?: EpochMs }[]
  steps: readonly { step: Step; created: boolean }[]
  changes: readonly Change[]
  memberships: readonly Membership[]
  deliveries: readonly NewDelivery[]
  /** Inputs for other contacts, expanded by the store. */
  onward: readonly {
    to: { contactsOfCompany: number; but: number } | { contactsOfDeal: number; but: number }
    content: InputContent
    hop: number
    at: EpochMs
  }[]
  /** Inputs for the contact itself, each to be handled no earlier than its `dueAt`. */
  later: readonly (Later & { hop: number; at: EpochMs })[]
  /** Inputs of this turn that are to be handled later after all. */
  putOff: readonly (Later & { id: number })[]
  /** Ids of inputs that are done with. */
  consumed: readonly number[]
  /** When the contact next needs a turn though nothing happens; `later` inputs, and inputs that wait, are not counted. */
  dueAt: EpochMs | null
}
