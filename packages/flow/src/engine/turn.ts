import type { Asking, Condition, EpochMs, EventFact, Facts, Verdict } from '@etape/conditions'
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
  /**
   * Companies a contact could join, by domain, shared by the batch. A domain that is not there gets a new company, which
   * the turn adds. Without the map no contact joins a company in this turn.
   */
  companiesByDomain?: Map<string, CompanyBox>
  deals: readonly Deal[]
  /** Of the names that live conditions read, oldest first. */
  events: readonly EventFact[]
  /** Segment id to the moment it was entered. */
  segments: ReadonlyMap<string, EpochMs>
  /** Runs that have not ended. */
  runs: readonly Run[]
  /** Per flow, what is over: enough for the entry rules. */
  past: readonly { flow: string; key: string; runs: number; lastEndedAt: EpochMs | null }[]
  /** In the order received. */
  inputs: readonly Input[]
}

/** Hands out the integer keys of new rows; each is used once. */
export interface Ids {
  next(table: 'run' | 'step' | 'change' | 'event' | 'deal' | 'task' | 'note' | 'delivery' | 'input' | 'company'): number
}

export interface TurnSettings extends Asking {
  judge: (condition: Condition, facts: Facts, asking: Asking) => Promise<Verdict>
  ids: Ids
}

/** All rows a turn writes, each once, however many steps it took. */
export interface Turn {
  contactId: number
  /** Present when its row changed. */
  contact: Contact | null
  /** Companies it wrote or made; usually one at most. */
  companies: readonly { company: Company; created: boolean }[]
  deals: readonly { deal: Deal; created: boolean }[]
  tasks: readonly Task[]
  notes: readonly Note[]
  events: readonly (EventFact & { id: number; contactId: number; receivedAt: EpochMs })[]
  runs: readonly { run: Run; created: boolean }[]
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
  /** Ids of inputs that are done with. */
  consumed: readonly number[]
  /** When the contact next needs a turn though nothing happens. */
  dueAt: EpochMs | null
}
