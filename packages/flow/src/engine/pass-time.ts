import type { EpochMs } from '@etape/conditions'
import { isPaused, raise, timePassed, type Draft, type LiveRun } from './draft.ts'
import { endRun } from './end-run.ts'
import { datesReached } from './dates.ts'

/** What time brings about by then: dates come, runs expire, sleeps and time-outs are over. */
export function passTime(draft: Draft, by: EpochMs): void {
  for (const happening of datesReached(draft, by)) raise(draft, happening, timePassed)
  draft.reached = Math.max(draft.reached ?? by, by)
  for (const live of draft.runs) if (live.run.status === 'waiting' && !isPaused(live)) wakeOrExpire(draft, live, by)
}

function wakeOrExpire(draft: Draft, live: LiveRun, by: EpochMs): void {
  const { wakeAt, waiting } = live.run
  if (live.move) return
  const wakes = wakeAt !== null && wakeAt <= by ? wakeAt : null
  const expires = expiresAt(live)
  if (expires !== null && expires <= by && (wakes === null || expires <= wakes)) {
    return endRun(draft, live, { as: 'expired' })
  }
  if (wakes === null) return
  live.origin = timePassed
  live.move = waiting
    ? { type: 'leave', by: waiting.type === 'sleep' ? waiting.thenBy : waiting.timedOutBy, verdicts: [] }
    : { type: 'arrive' }
}

/** Whether the run has lasted as long as it may by then, and still waits. */
export function isOver(live: LiveRun, by: EpochMs): boolean {
  return live.run.status === 'waiting' && !isPaused(live) && (expiresAt(live) ?? Infinity) <= by
}

/** When the run has lasted as long as its flow lets it. */
export function expiresAt({ run, version }: LiveRun): EpochMs | null {
  const lasts = version?.expiryMs ?? null
  return lasts === null ? null : run.startedAt + lasts
}
