import { conditionProblem } from './condition-problems.ts'
import type { ConditionProblemCode } from './condition-problems.ts'
import type { FieldCatalog } from './fields.ts'
import type { PhraseValue } from './phrase.ts'
import type { Problem } from './problem.ts'

export interface Reader {
  catalog: FieldCatalog
  problems: Problem[]
}

/** More than anyone reads at once. */
const mostProblems = 50
const mostUnknownKeys = 5

export function refuse(
  { problems }: Reader,
  code: ConditionProblemCode,
  where: string,
  values?: Readonly<Record<string, PhraseValue>>,
): undefined {
  if (problems.length < mostProblems) problems.push(conditionProblem(code, where, values))
}

/** Keys an object has to have, and keys it may have. */
export interface Keys {
  needed: readonly string[]
  optional?: readonly string[]
}

/** Whether the keys are these and no others; says what is wrong with them. */
export function hasExactly(
  json: Readonly<Record<string, unknown>>,
  where: string,
  { needed, optional = [] }: Keys,
  reader: Reader,
): boolean {
  const known = [...needed, ...optional]
  const missing = needed.filter((key) => !Object.hasOwn(json, key))
  const unknown = Object.keys(json).filter((key) => !known.includes(key))
  for (const key of missing) refuse(reader, 'condition/missing-key', where, { key })
  for (const key of unknown.slice(0, mostUnknownKeys)) {
    refuse(reader, 'condition/unknown-key', under(where, shortened(key)), {
      key: shortened(key),
      known: { type: 'list', of: known },
    })
  }
  return missing.length === 0 && unknown.length === 0
}

export function under(where: string, key: string): string {
  return where === '' ? key : `${where}.${key}`
}

/** What was given, short enough for a sentence. */
export function shortened(given: unknown): string {
  if (typeof given === 'object' && given !== null) return Array.isArray(given) ? '[…]' : '{…}'
  const text = typeof given === 'string' ? given : (JSON.stringify(given) ?? typeof given)
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`
}
