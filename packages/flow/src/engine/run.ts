import type { EpochMs, FieldValues, VerdictNode } from '@etape/conditions'
import type { Cause } from '@etape/crm'
import type { Properties } from '../kit/happening.ts'
import type { Listening, Message } from '../kit/outcome.ts'
import type { Phrase } from '@etape/conditions'

/** One contact's way through one version of a flow. */
export interface Run {
  id: number
  flow: string
  /** Row id of the flow version it stays on. */
  versionId: number
  contactId: number
  /** Lets a contact be in a flow several times at once, by an event property; usually empty. */
  key: string
  status: 'waiting' | 'ended' | 'failed'
  /** How it ended: an end node's outcome, or one of `runOutcomes`; `null` before. */
  outcome: string | null
  node: string
  /** Number of nodes visited so far; the current step has this visit number. */
  visit: number
  /** The row of the current step. */
  stepId: number
  /** When it came to its node. */
  arrivedAt: EpochMs
  wakeAt: EpochMs | null
  /** `null` at a node whose step has still to be taken: then `wakeAt` says when. */
  waiting: Waiting | null
  /** Left out when it has nothing to keep. */
  memory?: RunMemory
  /** What started it: the trigger node, the happening in words, the verdict of the extra condition. */
  start: RunStart
  problem: RunProblem | null
  startedAt: EpochMs
  endedAt: EpochMs | null
}

/** Why a run failed: a sentence, and a stable code such as `run/loop`. */
export interface RunProblem extends Phrase {
  code: string
}

export type Waiting =
  | { type: 'sleep'; thenBy: string }
  | { type: 'listen'; for: Listening; heardBy: string; timedOutBy: string; failedBy?: string }

/** What a run carries from step to step. */
export interface RunMemory {
  /** What messages were answered with, by node: `{{ webhook.ask.plan }}`. */
  answers?: Readonly<Record<string, FieldValues>>
  /** Deals it made, oldest first. */
  deals?: readonly number[]
}

export interface RunStart {
  node: string
  cause: Cause
  because: Phrase
  verdict: VerdictNode | null
  /** Properties of what started it: `{{ event.plan }}`. */
  event?: Properties
}

/** How runs end other than at an end node. */
export const runOutcomes = [
  'completed',
  'goal-reached',
  'exited',
  'expired',
  'removed',
  'stopped-by-flow',
  'left-for-flow',
  'left-after-pause',
] as const

/**
 * One visit of one run to one node. A visit that has to wait is written on arrival (`created`), and again on leaving:
 * then `leftAt`, `leftBy`, `state`, `verdicts` and `note` replace what its row had.
 */
export interface Step {
  id: number
  runId: number
  contactId: number
  flow: string
  node: string
  kind: string
  visit: number
  at: EpochMs
  leftAt: EpochMs | null
  /** The outlet it left by; `null` while it waits, and at an end. */
  leftBy: string | null
  state: 'waiting' | 'left' | 'ended' | 'failed'
  /** Result trees of the conditions that were judged here, in the order asked. */
  verdicts: readonly VerdictNode[]
  note: Phrase | null
}

/** A message in the outbox, written in the turn's transaction. */
export interface NewDelivery {
  id: number
  /** `run:node:visit:n`, the same over every retry. */
  key: string
  contactId: number
  runId: number | null
  stepId: number | null
  /** Where it was written: what goes wrong there again and again is paused there alone. */
  flow: string | null
  node: string | null
  message: Message
  createdAt: EpochMs
  /** The version whose first messages wait for somebody to look at them; the store says whether this is one of them. */
  holdFor?: number
}

export interface Membership {
  segment: string
  contactId: number
  moved: 'entered' | 'left'
  at: EpochMs
  verdict: VerdictNode | null
  cause: Cause
}
