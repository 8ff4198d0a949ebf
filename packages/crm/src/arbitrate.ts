import type { FieldValue } from '@etape/conditions'
import type { WriteRule } from './rules.ts'
import type { CrmSettings } from './settings.ts'
import { rankOf } from './stages.ts'

/** A write by a run, as it competes with another run's write to the same field in the same turn. */
export interface Claim {
  value: FieldValue
  /** Of the flow; higher wins. */
  priority: number
}

export interface Arbitration {
  winner: 'earlier' | 'later'
  /** Why the other one lost. */
  rule: WriteRule
}

/**
 * Which of two runs' writes to one field stands. A stage: the higher rank, whatever the priorities. Anything else, and stages
 * that the ladder does not order: the flow with the higher priority, else the run that went first.
 */
export function arbitrate(field: string, earlier: Claim, later: Claim, settings: CrmSettings): Arbitration {
  if (field === 'stage') {
    const [first, second] = [rankOf(settings.stages, earlier.value), rankOf(settings.stages, later.value)]
    if (first !== null && second !== null && first !== second) {
      return { winner: second > first ? 'later' : 'earlier', rule: 'higher-stage-won' }
    }
  }
  if (later.priority > earlier.priority) return { winner: 'later', rule: 'higher-priority-won' }
  return { winner: 'earlier', rule: earlier.priority > later.priority ? 'higher-priority-won' : 'earlier-run-won' }
}
