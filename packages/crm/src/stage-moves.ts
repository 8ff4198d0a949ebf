import type { FieldValue } from '@etape/conditions'
import type { Cause } from './records.ts'
import type { WriteRule } from './rules.ts'
import type { CrmSettings } from './settings.ts'

export interface StageMove {
  from: FieldValue
  to: FieldValue
  allowBackward: boolean
}

/**
 * The rule against a move of stage, if there is one. People and creation set any stage, and so does a write that allows
 * backward. Other writes move up the ladder, or from no stage (or one since deleted) to any; a stage beside the ladder was
 * chosen on purpose, so they neither leave it nor reach it.
 */
export function refuseStageMove(
  move: StageMove,
  { settings, cause }: { settings: CrmSettings; cause: Cause },
): WriteRule | null {
  if (move.allowBackward || move.from === move.to || cause.by === 'person' || cause.by === 'creation') return null
  const from = settings.stages.find(({ id }) => id === move.from)
  if (!from) return null
  const to = settings.stages.find(({ id }) => id === move.to)
  if (!to) return 'forward-only'
  if (from.rank === null || to.rank === null) return 'off-ladder'
  return to.rank > from.rank ? null : 'forward-only'
}

/** Whether a rule of the product may take a record from one stage to the other: to a stage that exists, and forward. */
export function canMoveForward(from: FieldValue, to: string, settings: CrmSettings): boolean {
  if (from === to || !settings.stages.some(({ id }) => id === to)) return false
  return refuseStageMove({ from, to, allowBackward: false }, { settings, cause: { by: 'system', reason: '' } }) === null
}
