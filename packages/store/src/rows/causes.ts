import type { Cause } from '@etape/crm'
import type { CausedColumns } from '../tables/cause.ts'
import { readJson, writeJson } from './json.ts'

export interface SplitCause {
  /** What many rows have in common, as JSON. */
  text: string
  refs: Omit<CausedColumns, 'cause_id'>
}

const noRefs = { run_id: null, step_id: null, event_id: null }

/** Takes what is a row's own out of a cause. */
export function splitCause(cause: Cause): SplitCause {
  switch (cause.by) {
    case 'run': {
      const { runId, stepId, ...shared } = cause
      return { text: writeJson(shared), refs: { run_id: runId, step_id: stepId, event_id: null } }
    }
    case 'event': {
      const { eventId, ...shared } = cause
      return { text: writeJson(shared), refs: { ...noRefs, event_id: eventId } }
    }
    default:
      return { text: writeJson(cause), refs: noRefs }
  }
}

/** The cause as it was before `splitCause`. */
export function joinCause(text: string, refs: SplitCause['refs']): Cause {
  const shared = readJson<Cause>(text)
  if (shared.by === 'run') return { ...shared, runId: refs.run_id ?? 0, stepId: refs.step_id ?? 0 }
  if (shared.by === 'event') return { ...shared, eventId: refs.event_id }
  return shared
}
