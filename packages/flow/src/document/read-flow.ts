import { phrase, type Problem, type Reading } from '@etape/conditions'
import { ownValue, type JsonRecord } from '../kit/json.ts'
import { errorAt } from '../kit/problem.ts'
import {
  flowGroupsSchema,
  flowNotesSchema,
  flowSettingsSchema,
  type FlowDocument,
  type FlowNode,
} from './flow-document.ts'
import { limits } from '../kit/limits.ts'
import { issuesAt } from './issues-at.ts'
import { readEdges } from './read-edges.ts'
import { checkShape, readNode } from './read-node.ts'
import { readConfig } from './read-config.ts'
import { upgradeDocument } from './upgrades.ts'

/**
 * A draft as the editor saves it: safe to keep and draw, its configurations and wiring perhaps unfinished.
 * Never throws, whatever it is given.
 */
export function readDraft(json: unknown): Reading<FlowDocument> {
  const upgraded = upgradeDocument(json)
  if (!upgraded.ok) return upgraded
  const oversize = checkSize(upgraded.value)
  return oversize.length > 0 ? { ok: false, problems: oversize } : readParts(upgraded.value)
}

/**
 * A flow whose every configuration is complete, defaults filled in. Whether it can be published is `checkFlow`'s to say.
 * Never throws, whatever it is given.
 */
export function readFlow(json: unknown): Reading<FlowDocument> {
  const draft = readDraft(json)
  if (!draft.ok) return draft
  const readings = draft.value.nodes.map(readConfig)
  const problems = readings.flatMap((reading) => (reading.ok ? [] : reading.problems))
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, limits.maxProblems) }
  const nodes = readings.flatMap((reading) => (reading.ok ? [reading.value] : []))
  return { ok: true, value: { ...draft.value, nodes } }
}

function checkSize(document: JsonRecord): Problem[] {
  const { nodes, edges } = document
  if (!Array.isArray(nodes) || !Array.isArray(edges))
    return [errorAt('flow/not-a-document', '', phrase('A flow has a list of nodes and a list of edges.'))]
  if (nodes.length > limits.maxNodes)
    return [
      errorAt(
        'flow/too-many-nodes',
        'nodes',
        phrase('The flow has {count} nodes; at most {max} are possible.', {
          count: nodes.length,
          max: limits.maxNodes,
        }),
        phrase('Split it into several flows.'),
      ),
    ]
  if (edges.length > limits.maxEdges)
    return [
      errorAt(
        'flow/too-many-edges',
        'edges',
        phrase('The flow has {count} edges; at most {max} are possible.', {
          count: edges.length,
          max: limits.maxEdges,
        }),
      ),
    ]
  return []
}

function readParts(document: JsonRecord): Reading<FlowDocument> {
  const shape = checkShape(document)
  if (shape.length > 0) return { ok: false, problems: shape }
  const nodes = readNodes(listOf(document['nodes']))
  const edges = readEdges(listOf(document['edges']), idsOf(listOf(document['nodes'])))
  const settings = issuesAt('flow/settings-invalid', 'settings', flowSettingsSchema, document['settings'])
  const notes = issuesAt('flow/notes-invalid', 'notes', flowNotesSchema, document['notes'])
  const groups = issuesAt('flow/notes-invalid', 'groups', flowGroupsSchema, document['groups'])
  const read = [settings, notes, groups].flatMap((reading) => (reading.ok ? [] : reading.problems))
  const problems = [...unknownKeys(document), ...nodes.problems, ...edges.problems, ...read]
  if (problems.length > 0 || !settings.ok || !notes.ok || !groups.ok)
    return { ok: false, problems: problems.slice(0, limits.maxProblems) }
  const aside = { settings: settings.value, notes: notes.value, groups: groups.value }
  return { ok: true, value: { format: 2, nodes: nodes.found, edges: edges.found, ...aside } }
}

const listOf = (given: unknown): readonly unknown[] => (Array.isArray(given) ? given : [])

// Ids of faulty nodes count, or each fault would also be reported once for every edge.
const idsOf = (nodes: readonly unknown[]): ReadonlySet<string> => new Set(nodes.flatMap((node) => idOf(node) ?? []))

const idOf = (node: unknown): string | undefined => {
  const id = ownValue(node, 'id')
  return typeof id === 'string' ? id : undefined
}

const knownKeys: ReadonlySet<string> = new Set(['format', 'nodes', 'edges', 'settings', 'notes', 'groups'])

const unknownKeys = (document: JsonRecord): Problem[] =>
  Object.keys(document)
    .filter((key) => !knownKeys.has(key))
    .slice(0, limits.maxProblems)
    .map((key) => errorAt('flow/not-a-document', key, phrase('Unknown setting: {keys}.', { keys: key })))

function readNodes(given: readonly unknown[]): { found: FlowNode[]; problems: Problem[] } {
  const found: FlowNode[] = []
  const problems: Problem[] = []
  const taken = new Set<string>()
  for (const [index, one] of given.entries()) {
    const node = readNode(one, idOf(one) ?? String(index))
    if (!node.ok) problems.push(...node.problems)
    else if (taken.has(node.value.id)) problems.push(nodeTwice(node.value.id))
    else found.push(node.value)
    if (node.ok) taken.add(node.value.id)
  }
  return { found, problems }
}

const nodeTwice = (id: string): Problem =>
  errorAt('flow/node-twice', `nodes.${id}`, phrase('Two nodes have the id “{id}”.', { id }))
