import type { EpochMs, FieldValues } from '@etape/conditions'
import type { Cause, ContactSource, TaskType } from '@etape/crm'
import type { RunAct } from './run-act.ts'
import type { Happening, Properties } from '../kit/happening.ts'

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

/**
 * Where there is `runFlows`, `false` starts no flow because of it; left out it is `true`. `through` has the flows whose runs led here,
 * oldest first: it names the circle if it is one.
 */
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
  | { type: 'enrol'; flow: string; node?: string; cause: Cause; queued?: Happening; through?: readonly string[] }
  /** The secret address of a trigger was called for this contact. */
  | { type: 'webhook'; flow: string; node: string; properties: Properties; cause: Cause; through?: readonly string[] }
  | { type: 'leave-flow'; flow: string; runId: number | null; cause: Cause }
  /** What a run's message was answered with. `values` by the `into` of what was to be read. */
  | {
      type: 'answer'
      runId: number
      stepId: number
      ok: boolean
      status: number | null
      values: FieldValues
      cause: Cause
      through?: readonly string[]
    }
  /** A failed run, loaded for the turn, takes its step anew. */
  | { type: 'resume-run'; runId: number; cause: Cause }
  /** A person does something to a run that stood at that visit when they looked; a failed one is loaded for the turn. */
  | { type: 'steer-run'; runId: number; visit: number; act: RunAct; cause: Cause }
  /** The flow goes on after a pause; what becomes of waits that ran out meanwhile. Handled before anything else of the turn. */
  | { type: 'resume-flow'; flow: string; overdue: OverdueChoice; cause: Cause }
  /** One of the contact's deals was created or written. Without `changed` its stage counts as moved. */
  | {
      type: 'deal'
      dealId: number
      created: boolean
      changed?: readonly string[]
      /** Where it stood before. */
      before?: { pipeline: string; stage: string }
      cause: Cause
      through?: readonly string[]
      runFlows?: boolean
    }
  /** One of the contact's tasks was done. */
  | { type: 'task'; taskId: number; taskType: TaskType; title: string; cause: Cause; runFlows?: boolean }
  /** The contact's company was written, or the contact got another company. `before` has the values that were. */
  | {
      type: 'company'
      companyId: number
      changed: readonly string[]
      before?: FieldValues
      stageMoved: boolean
      cause: Cause
      through?: readonly string[]
      runFlows?: boolean
    }
  | { type: 'segment'; segment: string; move: 'add' | 'remove'; cause: Cause }
  /** Something the contact depends on was redefined: look at everything again. */
  | { type: 'review'; cause: Cause }

/** For a wait that ran out while its flow was paused: go on at once, wait as long again from now, or leave the flow. */
export const overdueChoices = ['go-on', 'wait-again', 'leave'] as const
export type OverdueChoice = (typeof overdueChoices)[number]
