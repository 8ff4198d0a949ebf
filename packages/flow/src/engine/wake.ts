import type { EpochMs } from '@etape/conditions'
import { isPaused, timePassed, type Draft } from './draft.ts'

/** Gets the runs going whose sleep or time-out has come by then. */
export function wakeDue({ runs }: Draft, by: EpochMs): void {
  for (const live of runs) {
    const { wakeAt, waiting, status } = live.run
    if (status !== 'waiting' || !waiting || wakeAt === null || wakeAt > by || live.move || isPaused(live)) continue
    live.origin = timePassed
    live.move = { type: 'leave', by: waiting.type === 'sleep' ? waiting.thenBy : waiting.timedOutBy, verdicts: [] }
  }
}
