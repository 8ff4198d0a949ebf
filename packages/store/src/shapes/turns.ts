import type { EpochMs, Phrase } from '@etape/conditions'
import type { ContactState, Turn } from '@etape/flow'
import type { Shares } from '../hot/shares.ts'
import type { Named, Page, Paging } from '../store.ts'

export interface LoadSettings {
  /** Inputs that are due after this moment stay where they are. */
  now: EpochMs
  /** Names of the events that conditions read; others are not loaded. */
  eventNames: Iterable<string>
  /** Whether to look for companies of the contacts' e-mail domains. */
  joinCompanyByDomain: boolean
  /** Whether to look for them though contacts do not join by themselves: a flow may bring them together. */
  providesCompany?: boolean
}

/** Places in flows that let in so many an hour, and work for people who take turns. */
export interface SharesAsked {
  now: EpochMs
  cappedFlows: readonly string[]
  usesRota: boolean
  usesLoads: boolean
}

export interface ContactProblem extends Phrase {
  code: string
}

export type { Shares }

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
  /** As `loadStates`, for looking only: no turn taken of them can be stored. */
  peekStates(contactIds: readonly number[], settings: LoadSettings): Promise<ContactState[]>
  /**
   * All rows of all turns in one transaction. The contacts come from `loadStates`, which remembers what it gave out.
   * Throws ConflictError when a record was written or deleted meanwhile: nothing is stored then, load and take the turns again.
   * Throws ValueTakenError when a flow gave a contact the e-mail address or external id of another.
   */
  commitTurns(turns: readonly Turn[], shares?: Shares): Promise<void>
  /** What the turns of one batch share out; give it to their `commitTurns`. */
  openShares(asked: SharesAsked): Promise<Shares>
  /** Keeps a contact whose turn cannot be taken from being claimed, visibly, until it is retried. */
  setAside(contactId: number, problem: ContactProblem, at: EpochMs): Promise<void>
  retry(contactIds: readonly number[], at: EpochMs): Promise<void>
  listSetAside(paging: Paging): Promise<Page<{ contact: Named; problem: ContactProblem; at: EpochMs }>>
}
