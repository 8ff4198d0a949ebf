import { judge, touchedAmong, isPaused, type Draft, type LiveRun } from './draft.ts'
import { endRun } from './end-run.ts'
import type { PreparedCondition } from './world.ts'

/** Ends the runs whose goal or exit holds: looked at when something they read changed, and on waking. */
export async function endReached(draft: Draft): Promise<void> {
  for (const live of draft.runs) if (!isPaused(live)) await endIfReached(draft, live)
}

/** As `endReached`, for one run. */
export async function endIfReached(draft: Draft, live: LiveRun): Promise<void> {
  if (!live.version) return
  const { goal, exit } = live.version
  if (goal) await endIf(draft, live, { reached: goal, as: 'goal-reached' })
  if (exit) await endIf(draft, live, { reached: exit, as: 'exited' })
}

async function endIf(
  draft: Draft,
  live: LiveRun,
  { reached, as }: { reached: PreparedCondition; as: string },
): Promise<void> {
  const isWoken = live.move?.type === 'leave'
  if (live.run.status !== 'waiting' || !(isWoken || touchedAmong(draft, reached))) return
  if (!reached.holds(draft.facts, draft.settings)) return
  const verdict = await judge(draft, reached.condition)
  if (verdict.holds) endRun(draft, live, { as, verdict: verdict.tree })
}
