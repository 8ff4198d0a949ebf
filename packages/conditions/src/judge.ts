import { Engine, Fact } from 'json-rules-engine'
import type { TopLevelCondition } from 'json-rules-engine'
import type { Comparison, Condition } from './condition.ts'
import { ConditionError } from './condition-error.ts'
import type { Asking, Facts } from './facts.ts'
import type { FieldCatalog } from './fields.ts'
import { engineOperator, lineReader } from './judge-line.ts'
import type { Found, JudgeLine, LineReader } from './judge-line.ts'

/** The condition again, each part with its answer. Plain JSON. */
export type VerdictNode =
  | { op: 'all' | 'any' | 'not'; holds: boolean; of: VerdictNode[] }
  | { comparison: Comparison; found: Found; holds: boolean }

export interface Verdict {
  holds: boolean
  tree: VerdictNode
}

/**
 * The answer that counts, by json-rules-engine, with every line true or false and what was found for it. It is not asked
 * again when all that its answer hangs on is as it was before.
 * Throws `ConditionError` for a condition that `readCondition` refuses with this catalog.
 * NOTE: with json-rules-engine in the environment variable DEBUG, the library prints what was found of a contact.
 */
export async function judge(
  condition: Condition,
  facts: Facts,
  asking: Asking,
  catalog: FieldCatalog,
): Promise<Verdict> {
  const prepared = preparedFor(condition, catalog)
  const lines = prepared.readers.map(({ read }) => read(facts, asking))
  const found = prepared.isFixed ? keyOf(lines) : null
  const known = found === null ? undefined : prepared.verdicts.get(found)
  if (known) return known
  const answers = await runRule(prepared, lines)
  const tree = treeOf(condition, answers, lines[Symbol.iterator]())
  const verdict = { holds: tree.holds, tree }
  if (found !== null) keep(prepared.verdicts, found, verdict)
  return verdict
}

interface Prepared {
  catalog: FieldCatalog
  rule: RuleNode
  readers: readonly LineReader[]
  /** Whether all of its lines are. */
  isFixed: boolean
  /** By what was found. */
  verdicts: Map<string, Verdict>
}

const preparedConditions = new WeakMap<Condition, Prepared>()

function preparedFor(condition: Condition, catalog: FieldCatalog): Prepared {
  const known = preparedConditions.get(condition)
  if (known?.catalog === catalog) return known
  const readers: LineReader[] = []
  const rule = ruleOf(condition, (comparison) => {
    const reader = lineReader(comparison, catalog)
    const number = readers.push(reader) - 1
    return { fact: 'found', path: String(number), operator: reader.operator, value: number }
  })
  const isFixed = readers.every((line) => line.isFixed)
  const prepared = { catalog, rule, readers, isFixed, verdicts: new Map() }
  preparedConditions.set(condition, prepared)
  return prepared
}

// Enough for what conditions are asked most, such as country, stage or score; long texts are seldom met again.
const keptVerdicts = 200
const longestKey = 200

/** `null` for what JSON cannot tell apart, or would take long to. */
function keyOf(lines: readonly JudgeLine[]): string | null {
  if (lines.some(({ found }) => typeof found === 'number' && !Number.isFinite(found))) return null
  const key = JSON.stringify(lines.map(({ found }) => found))
  return key.length > longestKey ? null : key
}

function keep(verdicts: Map<string, Verdict>, found: string, verdict: Verdict): void {
  if (verdicts.size >= keptVerdicts) verdicts.clear()
  verdicts.set(found, verdict)
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
async function runRule({ rule, readers }: Prepared, lines: readonly JudgeLine[]): Promise<unknown> {
  const engine = new Engine([], { pathResolver: ownValue })
  for (const operator of new Set(readers.map((reader) => reader.operator))) {
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
