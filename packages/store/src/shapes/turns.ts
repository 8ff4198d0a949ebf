import type { EpochMs, Phrase } from '@etape/conditions'
import type { ContactState, Turn } from '@etape/flow'
import type { Named, Page, Paging } from '../store.ts'

export interface LoadSettings {
  /** Names of the events that conditions read; others are not loaded. */
  eventNames: Iterable<string>
  /** Whether to look for companies of the contacts' e-mail domains. */
  joinCompanyByDomain: boolean
}

export interface ContactProblem extends Phrase {
  code: string
}

export interface Turns {
  /** Contacts due at `now`, longest due first. They stay due until their turn is committed. `limit` 1 to 5,000. */
  claimDue(asked: { now: EpochMs; limit: number }): Promise<number[]>
  /** When the next contact is due; it may be in the past. `null` when none is. */
  nextDueAt(): Promise<EpochMs | null>
  /**
   * For turns that will be committed, and for nothing else: what was given out last is what `commitTurns` compares with.
   * In the order of the ids, which are sorted; deleted contacts are left out. One company is one shared box.
   */
  loadStates(contactIds: readonly number[], settings: LoadSettings): Promise<ContactState[]>
  /**
   * All rows of all turns in one transaction. The contacts come from `loadStates`, which remembers what it gave out.
   * Throws ConflictError when a record was written or deleted meanwhile: nothing is stored then, load and take the turns again.
   * Throws ValueTakenError when a flow gave a contact the e-mail address or external id of another.
   */
  commitTurns(turns: readonly Turn[]): Promise<void>
  /** Keeps a contact whose turn cannot be taken from being claimed, visibly, until it is retried. */
  setAside(contactId: number, problem: ContactProblem, at: EpochMs): Promise<void>
  retry(contactIds: readonly number[], at: EpochMs): Promise<void>
  listSetAside(paging: Paging): Promise<Page<{ contact: Named; problem: ContactProblem; at: EpochMs }>>
}
