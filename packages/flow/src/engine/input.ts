import type { EpochMs, FieldValues } from '@etape/conditions'
import type { Cause, ContactSource } from '@etape/crm'

/** Something that happened to a contact, stored before it is acknowledged and handled in the contact's next turn. */
export interface Input {
  id: number
  contactId: number
  /** When it happened, which may be before it was received. */
  at: EpochMs
  receivedAt: EpochMs
  /** Turns it has come through already; past the hop limit it is stopped as a loop. */
  hop: number
  content: InputContent
}

/** Where there is `runFlows`, `false` starts no flow because of it; left out it is `true`. */
export type InputContent =
  /** Values are coerced. `created` when the contact was made by this input. */
  | {
      type: 'record'
      created: ContactSource | null
      fields: FieldValues
      /** The company the contact belongs to from now on; its state is loaded for the turn. Left out: as it is. */
      companyId?: number | null
      allowBackward: boolean
      cause: Cause
      runFlows: boolean
    }
  | { type: 'event'; name: string; properties: Readonly<Record<string, unknown>>; cause: Cause; runFlows?: boolean }
  /** `node` is the trigger to start at; without it the one for enrolment by hand, else the first. */
  | { type: 'enrol'; flow: string; node?: string; cause: Cause }
  | { type: 'leave-flow'; flow: string; runId: number | null; cause: Cause }
  /** One of the contact's deals was created or written. Without `changed` its stage counts as moved. */
  | { type: 'deal'; dealId: number; created: boolean; changed?: readonly string[]; cause: Cause; runFlows?: boolean }
  /** The contact's company was written, or the contact got another company. `before` has the values that were. */
  | {
      type: 'company'
      companyId: number
      changed: readonly string[]
      before?: FieldValues
      stageMoved: boolean
      cause: Cause
      /** Flows whose runs led here, oldest first: names the circle if it is one. */
      through?: readonly string[]
      runFlows?: boolean
    }
  | { type: 'segment'; segment: string; move: 'add' | 'remove'; cause: Cause }
  /** Something the contact depends on was redefined: look at everything again. */
  | { type: 'review'; cause: Cause }
