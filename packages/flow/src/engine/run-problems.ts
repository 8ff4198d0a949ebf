import { phrase, type PhraseValue } from '@etape/conditions'
import type { RunProblem } from './run.ts'

const texts = {
  'run/version-unknown': 'The version of the flow that this run is on is not there any more.',
  'run/node-unknown': 'The version of the flow has no node “{node}”.',
  'run/kind-unknown': 'There is no kind of step “{kind}”.',
  'run/config-invalid': 'The step is not set up correctly: {fault}',
  'run/condition-invalid': 'A condition of the step cannot be judged: {fault}',
  'run/step-failed': 'The step could not be carried out: {fault}',
  'run/value-taken': 'Another record has this value already, and {field} is different for each: {value}',
  'run/loop': 'Stopped because it goes round in circles without waiting: {circle}.',
} as const
export type RunProblemCode = keyof typeof texts
export const runProblemCodes = Object.keys(texts) as RunProblemCode[]

/** Why a run failed, as it is kept on the run. */
export function runProblem(code: RunProblemCode, values?: Readonly<Record<string, PhraseValue>>): RunProblem {
  return { code, text: texts[code], ...(values && { values }) }
}

/** What was thrown, as text. */
export const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))

/** The problem of something thrown inside a step. */
export const stepProblem = (thrown: unknown): RunProblem => failedStep(messageOf(thrown))

/** The problem of a step that did not get what it asked for, with what was said against it. */
export const failedStep = (fault: PhraseValue): RunProblem => runProblem('run/step-failed', { fault })

/** A circle as “a → b → a”. */
export function circleOf(passed: readonly PhraseValue[]): PhraseValue {
  const [first, ...others] = passed
  if (first === undefined) return ''
  return [...others, first].reduce((way, next) => phrase('{way} → {next}', { way, next }), first)
}
