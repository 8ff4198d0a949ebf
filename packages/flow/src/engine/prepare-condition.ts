import { compilePredicate, dependsOn, type Condition, type FieldCatalog } from '@etape/conditions'
import { keysOf } from './keys.ts'
import { messageOf, runProblem } from './run-problems.ts'
import type { RunProblem } from './run.ts'
import type { PreparedCondition } from './world.ts'

/** A condition with its predicate and what it reads. Throws for a condition that the catalogue does not allow. */
export function prepareCondition(condition: Condition, catalog: FieldCatalog): PreparedCondition {
  const reads = dependsOn(condition)
  return { condition, holds: compilePredicate(condition, catalog), reads, keys: keysOf(reads) }
}

interface Attempt {
  prepared: PreparedCondition | null
  problems: RunProblem[]
}

/** As `prepareCondition`, with the problem as a value; no condition is no problem. */
export function tryPrepare(condition: Condition | null, catalog: FieldCatalog): Attempt {
  if (!condition) return { prepared: null, problems: [] }
  try {
    return { prepared: prepareCondition(condition, catalog), problems: [] }
  } catch (error) {
    return { prepared: null, problems: [runProblem('run/condition-invalid', { fault: messageOf(error) })] }
  }
}
