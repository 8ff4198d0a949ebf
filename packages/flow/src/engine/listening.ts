import type { Condition } from '@etape/conditions'
import { prepareCondition } from './prepare-condition.ts'
import type { PreparedCondition, World } from './world.ts'

// The same few conditions are waited for by many runs, which are loaded anew for each turn.
const prepared = new WeakMap<World, Map<string, PreparedCondition>>()

/** The condition a run listens for, prepared once per world. Throws for one that the catalogue does not allow. */
export function prepareListening(world: World, condition: Condition): PreparedCondition {
  const known = prepared.get(world) ?? new Map<string, PreparedCondition>()
  prepared.set(world, known)
  const key = JSON.stringify(condition)
  const found = known.get(key) ?? prepareCondition(condition, world.catalog)
  known.set(key, found)
  return found
}
