import { phrase } from '@etape/conditions'
import type { Cause } from '@etape/crm'
import { arriveAt } from './arrive.ts'
import type { Draft, LiveRun, Origin } from './draft.ts'
import { currentStep, endRun } from './end-run.ts'
import type { InputContent } from './input.ts'
import { admitsAct, type RunAct } from './run-act.ts'
import { revive } from './resume.ts'
import { leaveStep } from './walk.ts'
import { describeCause } from './why.ts'

type Content = Extract<InputContent, { type: 'steer-run' }>

/** Does to a run what a person wants, with their name on the step. One that has moved on since they looked stays as it is. */
export function steerRun(draft: Draft, { runId, visit, act, cause }: Content, origin: Origin): void {
  const live = draft.runs.find(({ run }) => run.id === runId)
  if (live?.run.visit !== visit || !admitsAct(live.run, act)) return
  switch (act.type) {
    case 'skip-wait':
      return skipWait(draft, live, origin)
    case 'move':
      return move(draft, live, { to: act.to, origin })
    case 'remove':
      return remove(draft, live, { act, cause })
    case 'retry':
      return retry(draft, live, origin)
  }
}

function skipWait(draft: Draft, live: LiveRun, origin: Origin): void {
  const { waiting } = live.run
  live.origin = origin
  if (waiting === null) return takeStepNow(draft, live)
  currentStep(draft, live).note = phrase('The wait was skipped by {who}.', { who: describeCause(origin.cause) })
  const by = waiting.type === 'sleep' ? waiting.thenBy : waiting.timedOutBy
  leaveStep(draft, live, { type: 'leave', by, verdicts: [] })
  if (live.move) takeStepNow(draft, live)
}

/** Also while the flow is paused, which it walks on after. */
function takeStepNow({ settings }: Draft, live: LiveRun): void {
  Object.assign(live.run, { waiting: null, wakeAt: settings.now })
  live.move = { type: 'arrive' }
  live.changed = true
}

function move(draft: Draft, live: LiveRun, { to, origin }: { to: string; origin: Origin }): void {
  const target = live.version?.nodes.get(to)
  if (!target || target.kind?.category === 'trigger') return
  const who = describeCause(origin.cause)
  if (live.run.status === 'failed') {
    if (!revive(draft, live, origin)) return
    arriveAt(draft, live, to).note = phrase('Moved here by {who}.', { who })
  } else {
    const note = phrase('Moved by {who} to the step “{node}”.', { who, node: target.name })
    Object.assign(currentStep(draft, live), { state: 'left', leftAt: draft.settings.now, note })
    arriveAt(draft, live, to)
  }
  live.origin = origin
  takeStepNow(draft, live)
}

interface Removal {
  act: Extract<RunAct, { type: 'remove' }>
  cause: Cause
}

function remove(draft: Draft, live: LiveRun, { act, cause }: Removal): void {
  const who = describeCause(cause)
  const reason = act.reason.trim()
  currentStep(draft, live).note = reason
    ? phrase('Taken out by {who}: {reason}', { who, reason })
    : phrase('Taken out by {who}.', { who })
  endRun(draft, live, { as: 'removed' })
}

function retry(draft: Draft, live: LiveRun, origin: Origin): void {
  if (!revive(draft, live, origin)) return
  arriveAt(draft, live, live.run.node).note = phrase('Tried again by {who}.', { who: describeCause(origin.cause) })
  live.origin = origin
  takeStepNow(draft, live)
}
