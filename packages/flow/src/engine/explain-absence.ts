import type { Asking, EpochMs, Phrase, VerdictNode } from '@etape/conditions'
import type { Change } from '@etape/crm'
import { openDraft } from './draft.ts'
import { whyNotInFlow } from './why-not-in-flow.ts'
import { whyNotAtNode } from './why-not-at-node.ts'
import { whyNotInSegment, whyNotAtStage } from './why-not-in-segment.ts'
import type { MissingFact } from './missing-facts.ts'
import type { Run, Step } from './run.ts'
import type { ContactState, TurnSettings } from './turn.ts'
import type { World } from './world.ts'

export type AbsenceQuestion =
  | { type: 'flow'; flow: string }
  | { type: 'node'; flow: string; node: string }
  | { type: 'segment'; segment: string }
  | { type: 'stage'; stage: string }

/** What only history knows. */
export interface AbsenceHistory {
  /** The contact's latest run in the flow asked about, under way or not, with its steps oldest first. */
  latest?: { run: Run; steps: readonly Step[] } | null
  /** Writes of the contact's stage that were refused or superseded, newest first. */
  refused?: readonly Change[]
}

export interface Absence {
  /** Nothing is to be explained: the contact is there. */
  isThere: boolean
  /** All that stands in the way, the surest first. */
  blocks: readonly Block[]
}

/** One rule or condition that stands in the way. */
export interface Block {
  rule: BlockRule
  text: Phrase
  /** The lines of its condition that are not as they would have to be. */
  missing: readonly MissingFact[]
  verdict: VerdictNode | null
  /** The node of the flow at which it stands. */
  node: string | null
  /** When time alone could change it, if ever. */
  until: EpochMs | null
}

export type BlockRule =
  | 'not-there' | 'paused' | 'archived' | 'came-once' | 'under-way' | 'cooling-down' | 'suppressed' | 'goal-holds' | 'exit-holds'
  | 'nothing-started-it' | 'condition-fails' | 'waits' | 'queued' | 'turned-off' | 'ended-before' | 'failed-before' | 'not-reachable'
  | 'not-on-list' | 'write-refused' | 'nothing-sets-it' // prettier-ignore

export type ExplainSettings = Asking & Pick<TurnSettings, 'judge'>

export interface Asked {
  state: ContactState
  world: World
  settings: ExplainSettings
  history: AbsenceHistory
}

/**
 * Why a contact is not in a flow, at a node, in a segment or at a stage: the facts that are missing and the rules that stand in the
 * way, as of now. What was a year ago is told by history alone, as far as it is given.
 */
export async function explainAbsence(asked: Asked, question: AbsenceQuestion): Promise<Absence> {
  const draft = openDraft(asked.state, asked.world, { ...asked.settings, ids: noIds })
  switch (question.type) {
    case 'flow':
      return whyNotInFlow(draft, question.flow)
    case 'node':
      return whyNotAtNode(draft, question, asked.history)
    case 'segment':
      return whyNotInSegment(draft, question.segment)
    case 'stage':
      return whyNotAtStage(draft, question.stage, asked.history.refused ?? [])
  }
}

/** Explaining writes nothing. */
const noIds = {
  next: (): never => {
    throw new Error('An explanation makes no rows.')
  },
}
