import type { InputContent } from '../input.ts'
import { takeTurn } from '../take-turn.ts'
import type { ContactState, Turn } from '../turn.ts'
import type { World } from '../world.ts'
import { inputs, turnSettings } from './a-world.ts'

/** One turn, with these inputs. */
export const take = (world: World, state: ContactState, ...contents: InputContent[]) =>
  takeTurn({ ...state, inputs: inputs(...contents) }, world, turnSettings(world))

/** What its notes say. */
export const notes = (turn: Turn | undefined) => turn?.notes.map(({ text }) => text)

/** What its changes came to. */
export const told = (turn: Turn) =>
  turn.changes.map(({ record, field, after, outcome, rule }) => [`${record}.${field}`, after, outcome, rule])

/** A run as the turn left it. */
export const run = (turn: Turn, index = 0) => turn.runs[index]?.run
