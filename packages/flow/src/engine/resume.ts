import { arriveAt } from './arrive.ts'
import type { Draft, LiveRun, Origin } from './draft.ts'
import { endRun } from './end-run.ts'
import type { InputContent } from './input.ts'
import { keepFlows } from './keep-flows.ts'

type Content<Type extends InputContent['type']> = Extract<InputContent, { type: Type }>

/** A failed run takes the step it failed at anew. */
export function resumeRun(draft: Draft, { runId }: Content<'resume-run'>, origin: Origin): void {
  const live = draft.runs.find(({ run }) => run.id === runId)
  if (live?.run.status !== 'failed' || !revive(draft, live, origin)) return
  live.origin = origin
  arriveAt(draft, live, live.run.node)
  // While its flow is paused it cannot move: then this says that its step is still to be taken.
  live.run.wakeAt = draft.settings.now
  live.move = { type: 'arrive' }
}

/** Makes a failed run one that is under way. Not when the contact is in the flow again under the same key. */
export function revive(draft: Draft, live: LiveRun, origin: Origin): boolean {
  const isRival = ({ run }: LiveRun) =>
    run.status === 'waiting' && run.flow === live.run.flow && run.key === live.run.key
  if (draft.runs.some(isRival)) return false
  Object.assign(live.run, { status: 'waiting', problem: null, endedAt: null })
  keepFlows(draft, live, origin)
  return true
}

/** What becomes of the waits that ran out while the flow was paused. */
export function resumeFlow(draft: Draft, { flow, overdue }: Content<'resume-flow'>): void {
  const { now } = draft.settings
  for (const live of draft.runs) {
    const { wakeAt, status } = live.run
    const ranOut = live.run.flow === flow && status === 'waiting' && wakeAt !== null && wakeAt <= now
    if (!ranOut || overdue === 'go-on') continue
    if (overdue === 'leave') endRun(draft, live, { as: 'left-after-pause' })
    else waitAgain(live, now)
  }
}

/** As long as it waited the first time, from now on. */
function waitAgain(live: LiveRun, now: number): void {
  const { wakeAt, arrivedAt } = live.run
  if (wakeAt === null) return
  live.run.wakeAt = now + (wakeAt - arrivedAt)
  live.changed = true
}
