import type { Input } from '../input.ts'
import { foldTurn } from '../fold-turn.ts'
import { takeTurn } from '../take-turn.ts'
import type { ContactState, Turn, TurnSettings } from '../turn.ts'
import type { World } from '../world.ts'
import { inputs, someIds, T0, turnSettings } from './a-world.ts'

export type Moment = readonly [offset: number, ...Input['content'][]]

/** Takes turns at T0 + offsets, each with its inputs, folding each into the next. */
export async function live(
  world: World,
  first: ContactState,
  moments: readonly Moment[],
  given: Partial<TurnSettings> = {},
) {
  const ids = someIds()
  let state = first
  const turns: Turn[] = []
  for (const [offset, ...contents] of moments) {
    const now = T0 + offset
    const received = inputs(...contents).map((input) => ({ ...input, at: now, receivedAt: now }))
    const turn = await takeTurn({ ...state, inputs: received }, world, { ...turnSettings(world, now, ids), ...given })
    state = foldTurn({ ...state, inputs: received }, turn)
    turns.push(turn)
  }
  return { turns, state }
}

/** Lets time pass from one due moment to the next until then, each turn at the very moment it is due. */
export async function liveUntil(world: World, first: ContactState, { from, until }: { from: number; until: number }) {
  const ids = someIds()
  let state = first
  const turns: Turn[] = []
  for (let now: number | null = from; now !== null && now <= until; now = turns.at(-1)?.dueAt ?? null) {
    const turn = await takeTurn(state, world, turnSettings(world, now, ids))
    state = foldTurn(state, turn)
    turns.push(turn)
  }
  return { turns, state }
}
