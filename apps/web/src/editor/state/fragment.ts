import {
  addGroup,
  addNode,
  addNote,
  connect,
  flowGroupsSchema,
  flowNotesSchema,
  freeNodeId,
  redirectNode,
  type FlowDocument,
  type FlowEdge,
  type FlowGroup,
  type FlowNode,
  type FlowNote,
} from '@etape/flow'
import { idsOf, remarkKey } from './remark-key.ts'
import type { Position } from './spots.ts'

/** Nodes with the edges among them, notes and groups, on their way through the clipboard. */
export interface Fragment {
  nodes: readonly FlowNode[]
  edges: readonly FlowEdge[]
  notes?: readonly FlowNote[]
  groups?: readonly FlowGroup[]
}

const marker = 'etape/flow-fragment'

/** What is named by these keys; a group takes nothing along but itself. */
export function cutOut(document: FlowDocument, keys: ReadonlySet<string>): Fragment {
  const [notes, groups] = [idsOf('note', keys), idsOf('group', keys)]
  return {
    nodes: document.nodes.filter((node) => keys.has(node.id)),
    edges: document.edges.filter((edge) => keys.has(edge.from) && keys.has(edge.to)),
    notes: document.notes.filter(({ id }) => notes.has(id)),
    groups: document.groups.filter(({ id }) => groups.has(id)),
  }
}

export const isEmptyFragment = ({ nodes, notes = [], groups = [] }: Fragment): boolean =>
  nodes.length + notes.length + groups.length === 0

export interface Pasted {
  document: FlowDocument
  ids: readonly string[]
}

/** The flow with copies of what a fragment holds, moved by `offset`. */
export function pasteInto(document: FlowDocument, fragment: Fragment, offset: Position): Pasted {
  const steps = pasteSteps(document, fragment, offset)
  const remarks = pasteRemarks(steps.document, fragment, offset)
  return { document: remarks.document, ids: [...steps.ids, ...remarks.ids] }
}

const movedBy = ({ x, y }: Position, offset: Position): Position => ({ x: x + offset.x, y: y + offset.y })

function pasteRemarks(document: FlowDocument, { notes = [], groups = [] }: Fragment, offset: Position): Pasted {
  let grown = document
  const ids: string[] = []
  for (const { id: _, ...group } of groups) {
    const added = addGroup(grown, { ...group, position: movedBy(group.position, offset) })
    grown = added.document
    ids.push(remarkKey('group', added.id))
  }
  for (const { id: _, ...note } of notes) {
    const added = addNote(grown, { ...note, position: movedBy(note.position, offset) })
    grown = added.document
    ids.push(remarkKey('note', added.id))
  }
  return { document: grown, ids }
}

function pasteSteps(document: FlowDocument, fragment: Fragment, offset: Position): Pasted {
  const copies = new Map<string, string>()
  let grown = document
  for (const node of fragment.nodes) {
    const id = freeNodeId(grown, node.type)
    grown = addNode(grown, { ...node, id, position: movedBy(node.position, offset) })
    copies.set(node.id, id)
  }
  const added = new Set(copies.values())
  grown = { ...grown, nodes: grown.nodes.map((node) => (added.has(node.id) ? redirectNode(node, copies) : node)) }
  for (const { from, outlet, to } of fragment.edges) {
    grown = connect(grown, { from: copies.get(from) ?? '', outlet, to: copies.get(to) ?? '' })
  }
  return { document: grown, ids: [...copies.values()] }
}

/** As text, so that it can be pasted into another flow, also in another window. */
export const writeFragment = (fragment: Fragment): string => JSON.stringify({ type: marker, ...fragment })

/** What `writeFragment` wrote; `null` for any other text. What it holds is read again when the draft is saved. */
export function readFragment(text: string): Fragment | null {
  const given = parseJson(text)
  if (typeof given !== 'object' || given === null || !('type' in given) || given.type !== marker) return null
  const { nodes, edges, notes, groups } = given as Partial<Fragment>
  if (!Array.isArray(nodes) || !Array.isArray(edges)) return null
  return {
    nodes: nodes.filter(isNode),
    edges: edges.filter(isEdge),
    notes: (Array.isArray(notes) ? notes : []).filter(isNote),
    groups: (Array.isArray(groups) ? groups : []).filter(isGroup),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const isText = (value: unknown): value is string => typeof value === 'string'

const isNote = (given: unknown): given is FlowNote => flowNotesSchema.safeParse([given]).success
const isGroup = (given: unknown): given is FlowGroup => flowGroupsSchema.safeParse([given]).success

function isNode(given: unknown): given is FlowNode {
  if (typeof given !== 'object' || given === null) return false
  const { id, type, name, position, config } = given as Partial<FlowNode>
  const isPlaced = typeof position?.x === 'number' && typeof position.y === 'number'
  return isText(id) && isText(type) && isText(name) && isPlaced && typeof config === 'object'
}

function isEdge(given: unknown): given is FlowEdge {
  if (typeof given !== 'object' || given === null) return false
  const { from, outlet, to } = given as Partial<FlowEdge>
  return isText(from) && isText(outlet) && isText(to)
}
