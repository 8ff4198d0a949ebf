import { Engine, Fact } from 'json-rules-engine'
import type { TopLevelCondition } from 'json-rules-engine'
import type { Comparison, Condition } from './condition.ts'
import { ConditionError } from './condition-error.ts'
import type { Asking, Facts } from './facts.ts'
import type { FieldCatalog } from './fields.ts'
import { engineOperator, lineOf } from './judge-line.ts'
import type { Found, JudgeLine } from './judge-line.ts'

/** The condition again, each part with its answer. Plain JSON. */
export type VerdictNode =
  | { op: 'all' | 'any' | 'not'; holds: boolean; of: VerdictNode[] }
  | { comparison: Comparison; found: Found; holds: boolean }

export interface Verdict {
  holds: boolean
  tree: VerdictNode
}

/**
 * The answer that counts, by json-rules-engine, with every line true or false and what was found for it.
 * Throws `ConditionError` for a condition that `readCondition` refuses with this catalog.
 * NOTE: with json-rules-engine in the environment variable DEBUG, the library prints what was found of a contact.
 */
export async function judge(
  condition: Condition,
  facts: Facts,
  asking: Asking,
  catalog: FieldCatalog,
): Promise<Verdict> {
  const lines: JudgeLine[] = []
  const rule = ruleOf(condition, (comparison) => {
    const line = lineOf(comparison, facts, asking, catalog)
    const number = lines.push(line) - 1
    return { fact: 'found', path: String(number), operator: line.operator, value: number }
  })
  const answers = await runRule(rule, lines)
  const tree = treeOf(condition, answers, lines[Symbol.iterator]())
  return { holds: tree.holds, tree }
}

interface Leaf {
  fact: string
  path: string
  operator: string
  /** The number of the line: the engine copies what stands here, and an operand has much to copy. */
  value: number
}

type RuleNode = { all: RuleNode[] } | { any: RuleNode[] } | { not: RuleNode } | Leaf

// Built anew, part by part, so that nothing of a stored document but its shape reaches the engine.
function ruleOf(condition: Condition, leafOf: (comparison: Comparison) => Leaf): RuleNode {
  if ('all' in condition) return { all: filled(condition.all).map((part) => ruleOf(part, leafOf)) }
  if ('any' in condition) return { any: filled(condition.any).map((part) => ruleOf(part, leafOf)) }
  return 'not' in condition ? { not: ruleOf(condition.not, leafOf) } : leafOf(condition)
}

// A new engine each time: one that is shared loses rules when two runs overlap.
async function runRule(rule: RuleNode, lines: readonly JudgeLine[]): Promise<unknown> {
  const engine = new Engine([], { pathResolver: ownValue })
  for (const operator of new Set(lines.map((line) => line.operator))) {
    const compare = engineOperator(operator)
    engine.addOperator(operator, (found: never, line: number) => compare(found, lines[line]?.operand as never))
  }
  // The engine leaves no answer on the group at the top, so that is one of ours.
  const conditions: TopLevelCondition = { all: [rule] }
  engine.addRule({ conditions, event: { type: 'holds' } })
  engine.addFact(foundIn(lines))
  const { results, failureResults } = await engine.run()
  return at(at((results[0] ?? failureResults[0])?.conditions, 'all'), 0)
}

// Not cached: it is there already, and the key of the cache takes as long as comparing.
function foundIn(lines: readonly JudgeLine[]): Fact {
  const found = Object.create(null) as Record<string, Found>
  for (const [line, { found: value }] of lines.entries()) found[line] = value
  return new Fact('found', Object.freeze(found), { cache: false })
}

function ownValue(record: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(record, key)?.value ?? null
}

// The engine leaves an answer on each part of the rule, which has the shape of the condition.
function treeOf(condition: Condition, answer: unknown, lines: Iterator<JudgeLine, undefined>): VerdictNode {
  const holds = at(answer, 'result')
  if (typeof holds !== 'boolean') throw new ConditionError('The rule engine left a part of the condition open.')
  if ('all' in condition) return { op: 'all', holds, of: partsOf(condition.all, at(answer, 'all'), lines) }
  if ('any' in condition) return { op: 'any', holds, of: partsOf(condition.any, at(answer, 'any'), lines) }
  if ('not' in condition) return { op: 'not', holds, of: [treeOf(condition.not, at(answer, 'not'), lines)] }
  return { comparison: condition, found: lines.next().value?.found ?? null, holds }
}

function partsOf(parts: readonly Condition[], answers: unknown, lines: Iterator<JudgeLine, undefined>): VerdictNode[] {
  return parts.map((part, index) => treeOf(part, at(answers, index), lines))
}

function at(node: unknown, key: string | number): unknown {
  return typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined
}

function filled(parts: readonly Condition[]): readonly Condition[] {
  if (parts.length === 0) throw new ConditionError('A group is empty.')
  return parts
}
