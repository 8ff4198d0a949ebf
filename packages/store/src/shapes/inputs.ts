import type { EpochMs } from '@etape/conditions'
import type { ContactSource } from '@etape/crm'
import type { InputContent } from '@etape/flow'

/** How somebody outside is known. Tried in this order; compared exactly, so e-mail addresses come in lower case. */
export interface Identity {
  externalId?: string | undefined
  email?: string | undefined
  anonymousId?: string | undefined
}

export interface NewInput {
  contact:
    | { id: number }
    /** `create` says where a contact nobody knows yet comes from; with `null` none is made. */
    | { identity: Identity; create: ContactSource | null }
  /** Who sends: `api`, `track`, `import:12`. Idempotency keys are unique within a source. */
  source: string
  idempotencyKey: string | null
  at: EpochMs
  receivedAt: EpochMs
  hop: number
  /** When the store makes the contact it fills in `created` and the identity's fields, or adds a record input that has them. */
  content: InputContent
}

export interface Received {
  outcome: 'accepted' | 'duplicate' | 'unknown-contact'
  /** For a duplicate that of the first time. */
  contactId: number | null
  /** The contact was made for this input. */
  created: boolean
}

export interface Inputs {
  /**
   * Stores what happened, in order, in one durable transaction, and makes the contacts due. Answers in the same order.
   * An e-mail address or external id that another contact has already is taken out of a record input and kept as a
   * refused change with the rule `value-taken`. A contact id that does not exist is answered as `unknown-contact`.
   */
  receive(inputs: readonly NewInput[]): Promise<Received[]>
  /**
   * As `receive`, in a transaction that goes on with the turns of the contacts: `turns.loadStates` knows of what came in, and
   * `turns.commitTurns`, which has to follow, stores what no turn has handled. Only within `Store.transaction`, once in each.
   */
  admit(inputs: readonly NewInput[]): Promise<Received[]>
  /** Which of these idempotency keys of a source have come. */
  keysThatCame(source: string, keys: readonly string[]): Promise<ReadonlySet<string>>
  /** Inputs not yet handled, of all contacts or of those of one source: `import:12`. */
  waiting(source?: string): Promise<number>
  /** Inputs not yet handled of these contacts, without those that are due later and those of contacts that are set aside. */
  waitingFor(contactIds: readonly number[]): Promise<number>
}
