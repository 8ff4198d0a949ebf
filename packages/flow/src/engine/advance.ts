import type { StepInput } from '../kit/node-kind.ts'
import type { Outcome } from '../kit/outcome.ts'
import { runProblem, stepProblem } from './run-problems.ts'
import type { RunProblem } from './run.ts'
import type { PreparedCondition, PreparedNode } from './world.ts'

export interface Stepping extends Omit<StepInput<unknown>, 'config' | 'firstTrue'> {
  /** What was answered so far, to the conditions in the order asked. */
  answers: readonly boolean[]
}

export type Advance =
  | { type: 'ask'; condition: PreparedCondition }
  | { type: 'done'; outcome: Outcome }
  | { type: 'failed'; problem: RunProblem }

/** One step of a run at a node: the outcome, or the condition it has to know about first. Never throws. */
export function advance(node: PreparedNode | undefined, stepping: Stepping): Advance {
  if (!node) return { type: 'failed', problem: runProblem('run/node-unknown') }
  const { kind, config } = node
  if (!kind) return { type: 'failed', problem: node.problem ?? runProblem('run/kind-unknown', { kind: node.type }) }
  const { answers, ...asked } = stepping
  const first = answers.indexOf(true)
  // A trigger's conditions were judged when it took the contact in.
  const unasked = kind.category === 'trigger' || first >= 0 ? undefined : node.asks[answers.length]
  if (unasked) return { type: 'ask', condition: unasked }
  const firstTrue = first < 0 ? null : first
  try {
    const outcome = kind.step({ ...asked, config, firstTrue })
    return { type: 'done', outcome }
  } catch (error) {
    return { type: 'failed', problem: stepProblem(error) }
  }
}
