import { flipsAt, type Condition, type EpochMs } from '@etape/conditions'
import { isPaused, type Draft, type LiveRun } from './draft.ts'
import { nextDate } from './dates.ts'
import { prepareListening } from './listening.ts'
import { expiresAt } from './pass-time.ts'
import type { PreparedCondition } from './world.ts'

/** When the contact next needs a turn though nothing happens: a wake-up, or a moment at which a condition can flip. */
export function dueAt(draft: Draft): EpochMs | null {
  let earliest = nextDate(draft)
  for (const { condition } of draft.world.timedSegments) earliest = Math.min(earliest, flipOf(draft, condition))
  for (const live of draft.runs) {
    if (live.run.status === 'waiting' && !isPaused(live)) earliest = Math.min(earliest, dueOfRun(draft, live))
  }
  // Never now: what was due now has just been done, and asking again at once would not end.
  return earliest === Infinity ? null : Math.max(earliest, draft.settings.now + 1)
}

function dueOfRun(draft: Draft, live: LiveRun): EpochMs {
  const { run, version } = live
  const { waiting } = run
  const timed = [version?.goal, version?.exit].filter(
    (prepared): prepared is PreparedCondition => prepared?.reads.time ?? false,
  )
  if (waiting?.type === 'listen' && waiting.for.type === 'condition')
    timed.push(prepareListening(draft.world, waiting.for.when))
  const first = Math.min(run.wakeAt ?? Infinity, expiresAt(live) ?? Infinity)
  return timed.reduce((earliest, { condition }) => Math.min(earliest, flipOf(draft, condition)), first)
}

const flipOf = ({ facts, settings, world }: Draft, condition: Condition | null): EpochMs =>
  (condition && flipsAt(condition, facts, settings, world.catalog)) ?? Infinity
