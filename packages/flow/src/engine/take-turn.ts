import { applyInput } from './apply-input.ts'
import { closeTurn } from './close-turn.ts'
import { openDraft, timePassed, touch } from './draft.ts'
import { failRun } from './end-run.ts'
import { time } from './keys.ts'
import { runProblem } from './run-problems.ts'
import { settle } from './settle.ts'
import type { ContactState, Turn, TurnSettings } from './turn.ts'
import { wakeDue } from './wake.ts'
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
  for (const input of state.inputs) {
    wakeDue(draft, Math.min(input.receivedAt, settings.now))
    await settle(draft)
    await applyInput(draft, input)
    await settle(draft)
  }
  wakeDue(draft, settings.now)
  await settle(draft)
  return closeTurn(draft)
}
