import type { VerdictNode } from '@etape/conditions'
import { limits } from '../kit/limits.ts'
import { raise, type Draft, type LiveRun, type Origin } from './draft.ts'
import { joinNotes } from './join-notes.ts'
import { keepFlows } from './keep-flows.ts'
import { originOfRun } from './origin-of-run.ts'
import { circleOf, runProblem } from './run-problems.ts'
import type { RunProblem, Step } from './run.ts'

/** Times a chain of runs may set each other off before it is stopped as a circle. */
export const hopLimit = limits.maxHops

/** The step the run stands at; one written in an earlier turn is brought in to be written again. */
export function currentStep(draft: Draft, live: LiveRun): Step {
  if (live.step) return live.step
  const { run, version } = live
  const { id: runId, contactId, flow, node, visit } = run
  const kind = version?.nodes.get(node)?.type ?? ''
  const step: Step = {
    id: run.stepId, runId, contactId, flow, node, kind, visit, at: run.arrivedAt,
    leftAt: null, leftBy: null, state: 'waiting', verdicts: [], note: null,
  } // prettier-ignore
  draft.steps.push({ step, created: false })
  live.step = step
  return step
}

/** Ends a run where it stands. */
export function endRun(draft: Draft, live: LiveRun, { as, verdict }: { as: string; verdict?: VerdictNode }): void {
  if (live.run.status !== 'waiting') return
  const step = currentStep(draft, live)
  if (step.state === 'waiting') Object.assign(step, { state: 'ended', leftAt: draft.settings.now })
  if (verdict) step.verdicts = [...step.verdicts, verdict]
  close(draft, live, { status: 'ended', outcome: as })
  const origin = originOfRun(live, step)
  keepFlows(draft, live, origin)
  raise(draft, { type: 'flow-ended', flow: live.run.flow, outcome: as }, origin)
}

/** Stops a run where it stands, for people to look at. */
export function failRun(draft: Draft, live: LiveRun, problem: RunProblem): void {
  if (live.run.status !== 'waiting') return
  const step = currentStep(draft, live)
  Object.assign(step, { state: 'failed', leftAt: draft.settings.now, note: joinNotes([step.note, problem]) })
  close(draft, live, { status: 'failed', problem })
  keepFlows(draft, live, originOfRun(live, step))
}

function close({ settings }: Draft, live: LiveRun, ending: Partial<LiveRun['run']>): void {
  Object.assign(live.run, ending, { endedAt: settings.now, wakeAt: null, waiting: null })
  live.move = null
  live.changed = true
}

/** The problem of a chain that came round too often: its last circle, if this turn saw it whole. */
export function loopProblem({ through }: Origin, flow: string): RunProblem {
  const last = through.lastIndexOf(flow)
  const circle = last < 0 ? [...through.slice(-1), flow] : through.slice(last)
  return runProblem('run/loop', { circle: circleOf(circle.map((id) => ({ type: 'flow', id }))) })
}
