import { arriveAt } from './arrive.ts'
import type { Draft, LiveRun, Origin } from './draft.ts'
import { endRun } from './end-run.ts'
import type { InputContent } from './input.ts'
import { keepFlows } from './keep-flows.ts'

type Content<Type extends InputContent['type']> = Extract<InputContent, { type: Type }>

/** A failed run takes the step it failed at anew. Not when the contact is in the flow again under the same key. */
export function resumeRun(draft: Draft, { runId }: Content<'resume-run'>, origin: Origin): void {
  const { runs } = draft
  const live = runs.find(({ run }) => run.id === runId)
  if (live?.run.status !== 'failed') return
  const isRival = ({ run }: LiveRun) =>
    run.status === 'waiting' && run.flow === live.run.flow && run.key === live.run.key
  if (runs.some(isRival)) return
  Object.assign(live.run, { status: 'waiting', problem: null, endedAt: null })
  live.origin = origin
  arriveAt(draft, live, live.run.node)
  keepFlows(draft, live, origin)
  live.move = { type: 'arrive' }
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
