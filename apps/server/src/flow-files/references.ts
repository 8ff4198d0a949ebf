import type { Condition } from '@etape/conditions'
import { conditionReferences, kindOf, referencesOf, type FlowDocument, type FlowNode, type Named } from '@etape/flow'

/** Everything a drawing refers to by id. */
export function referencesIn({ nodes, settings }: FlowDocument): Named[] {
  const inNodes = nodes.flatMap((node) => referencesOfNode(node))
  const { goal, exit, suppress, leaveOthers } = settings
  const conditions = [goal, exit, suppress].filter((condition) => condition !== null)
  const left = leaveOthers === 'all' ? [] : leaveOthers.map((id): Named => ({ type: 'flow', id }))
  return [...inNodes, ...conditions.flatMap(conditionReferences), ...left]
}

function referencesOfNode({ type, config }: FlowNode) {
  const kind = kindOf(type)
  return kind ? referencesOf(kind, config) : []
}

/** Old ids to new ones, by what they are ids of. */
export type Renamed = ReadonlyMap<Named['type'], ReadonlyMap<string, string>>

/** The drawing with what it refers to under its new ids. */
export function renameReferences(document: FlowDocument, renamed: Renamed): FlowDocument {
  const { goal, exit, suppress, leaveOthers } = document.settings
  const flows = renamed.get('flow') ?? new Map<string, string>()
  const inCondition = (condition: Condition | null) => condition && renameCondition(condition, renamed)
  return {
    ...document,
    nodes: document.nodes.map((node) => renameInNode(node, renamed)),
    settings: {
      ...document.settings,
      goal: inCondition(goal),
      exit: inCondition(exit),
      suppress: inCondition(suppress),
      leaveOthers: leaveOthers === 'all' ? leaveOthers : leaveOthers.map((id) => flows.get(id) ?? id),
    },
  }
}

export function renameCondition(condition: Condition, renamed: Renamed): Condition {
  const ids = conditionReferences(condition).flatMap(({ type, id }) => newIdOf(renamed, type, id))
  return replaceTexts(condition, new Map(ids)) as Condition
}

function renameInNode(node: FlowNode, renamed: Renamed): FlowNode {
  let { config } = node
  for (const { type, id, where } of referencesOfNode(node)) {
    const ids = new Map(newIdOf(renamed, type, id))
    if (ids.size > 0) config = changeAt(config, where.split('.').slice(1), (value) => replaceTexts(value, ids))
  }
  return config === node.config ? node : { ...node, config }
}

function newIdOf(renamed: Renamed, type: Named['type'], id: string): [string, string][] {
  const next = renamed.get(type)?.get(id)
  return next === undefined || next === id ? [] : [[id, next]]
}

/** Whole texts only, at any depth: an id stands alone. */
function replaceTexts(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return ids.get(value) ?? value
  if (Array.isArray(value)) return value.map((one) => replaceTexts(one, ids))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaceTexts(one, ids)]))
}

function changeAt(root: unknown, [key, ...path]: readonly string[], change: (value: unknown) => unknown): unknown {
  if (key === undefined) return change(root)
  if (Array.isArray(root))
    return root.map((entry: unknown, index) => (index === Number(key) ? changeAt(entry, path, change) : entry))
  if (typeof root !== 'object' || root === null) return root
  const record = root as Readonly<Record<string, unknown>>
  return { ...record, [key]: changeAt(record[key], path, change) }
}
