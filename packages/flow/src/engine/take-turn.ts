import type { EpochMs } from '@etape/conditions'
import { applyInput } from './apply-input.ts'
import { closeTurn } from './close-turn.ts'
import { openDraft, timePassed, touch, type Draft } from './draft.ts'
import { failRun } from './end-run.ts'
import type { Input } from './input.ts'
import { time } from './keys.ts'
import { runProblem } from './run-problems.ts'
import { settle } from './settle.ts'
import type { ContactState, Turn, TurnSettings } from './turn.ts'
import { isOver, passTime } from './pass-time.ts'
import type { World } from './world.ts'

/**
 * Everything that is due for one contact, handled to quiescence in memory: the rows to write, each once. Inputs are settled one
 * by one, after the runs that were due when they came, so that the result is the same however late the turn is.
 * Reads no clock and throws only when `judge` or `ids` do. Of what it is given it changes only the shared company boxes.
 */
export async function takeTurn(state: ContactState, world: World, settings: TurnSettings): Promise<Turn> {
  const draft = openDraft(state, world, settings)
  for (const live of draft.runs) if (!live.version) failRun(draft, live, runProblem('run/version-unknown'))
  touch(draft, time, timePassed)
  const [first, others] = partition(state.inputs)
  for (const input of first) await applyInput(draft, input)
  for (const input of others) {
    await catchUp(draft, Math.min(input.receivedAt, settings.now))
    draft.startedByRuns.clear()
    await applyInput(draft, input)
    await settle(draft)
  }
  await catchUp(draft, settings.now)
  return closeTurn(draft)
}

async function catchUp(draft: Draft, by: EpochMs): Promise<void> {
  draft.startedByRuns.clear()
  passTime(draft, by)
  await settle(draft)
  // A run that was woken late, before its end, may be waiting again when that has come too.
  if (!draft.runs.some((live) => isOver(live, by))) return
  passTime(draft, by)
  await settle(draft)
}

/** Those that say what becomes of overdue waits come before anything is woken. */
function partition(inputs: readonly Input[]): [Input[], Input[]] {
  const comesFirst = ({ content }: Input) => content.type === 'resume-flow'
  return [inputs.filter(comesFirst), inputs.filter((input) => !comesFirst(input))]
}
