import type { Draft, LiveRun } from './draft.ts'
import { isPaused, priorityOf } from './draft.ts'
import { enrol } from './enrol.ts'
import { endReached } from './goals.ts'
import { hear } from './hear.ts'
import { reEvaluate } from './re-evaluate.ts'
import { walk } from './walk.ts'

/** Goes on until nothing moves: segments, goals, listeners and triggers look at what changed; then all runs that can, walk. */
export async function settle(draft: Draft): Promise<void> {
  for (;;) {
    // Most turns are short, and to wait for one that has nothing to do is much of what they take.
    if (draft.unseen.size > 0) await reEvaluate(draft)
    if (draft.runs.length > 0) await endReached(draft)
    if (draft.runs.length > 0) await hear(draft)
    if (draft.occurrences.length > 0) await enrol(draft)
    forgetSeen(draft)
    draft.occurrences = []
    const ready = draft.runs.filter((live) => live.move !== null && !isPaused(live))
    if (ready.length === 0 && draft.unseen.size === 0) return
    draft.round += 1
    for (const live of ready.sort(byPriority)) await walk(draft, live)
  }
}

/** What goals and new runs touched comes up in the next round: segments have not looked at it yet. */
function forgetSeen({ touched, unseen }: Draft): void {
  for (const key of touched.keys()) if (!unseen.has(key)) touched.delete(key)
}

const byPriority = (left: LiveRun, right: LiveRun): number =>
  priorityOf(right) - priorityOf(left) || left.run.id - right.run.id
