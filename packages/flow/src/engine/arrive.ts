import type { Draft, LiveRun } from './draft.ts'
import type { Step } from './run.ts'

/** Puts a run at a node: one more visit, with its step. */
export function arriveAt(draft: Draft, live: LiveRun, node: string): Step {
  const { run, version } = live
  const { now, ids } = draft.settings
  run.node = node
  run.visit += 1
  run.stepId = ids.next('step')
  run.arrivedAt = now
  const kind = version?.nodes.get(node)?.type ?? ''
  const step: Step = {
    id: run.stepId, runId: run.id, contactId: run.contactId, flow: run.flow, node, kind, visit: run.visit, at: now,
    leftAt: null, leftBy: null, state: 'waiting', verdicts: [], note: null,
  } // prettier-ignore
  draft.steps.push({ step, created: true })
  live.step = step
  live.changed = true
  return step
}
