import { outletsOfNode, type FlowDocument, type FlowEdge, type FlowNode, type Outlet } from '@etape/flow'
import type { Edge } from '@xyflow/react'
import { edgeKey, type Selection } from '../state/selection.ts'
import { keepList } from './keep-list.ts'
import type { EdgeMark, Marks } from './marks.ts'

export type FlowLine = Edge<LineContent, 'line'>

export interface LineContent extends Record<string, unknown> {
  edge: FlowEdge
  /** Named where there is more than one way out. */
  outlet: Outlet | null
  mark: EdgeMark | undefined
  isEditable: boolean
  /** A kind from the palette is held over it. */
  isTarget: boolean
}

export interface EdgeSource {
  document: FlowDocument
  selection: Selection
  marks: Marks
  isEditable: boolean
  /** The edge a kind is held over, by key. */
  target: string | null
}

interface Part {
  edge: FlowEdge
  from: FlowNode | undefined
  mark: EdgeMark | undefined
  isSelected: boolean
  isEditable: boolean
  isTarget: boolean
}

/** Makes the canvas's edges from the document; one for which nothing changed stays the same object. */
export function createEdgeDeriver(): (source: EdgeSource) => FlowLine[] {
  let known = new Map<string, { part: Part; drawn: FlowLine }>()
  let listed: FlowLine[] = []
  let last: EdgeSource | null = null
  return (source) => {
    if (last && isSameSource(last, source)) return listed
    last = source
    const { document, selection, marks, isEditable, target } = source
    const nodes = new Map(document.nodes.map((node) => [node.id, node]))
    const next = new Map<string, { part: Part; drawn: FlowLine }>()
    for (const edge of document.edges) {
      const key = edgeKey(edge)
      const part: Part = {
        edge,
        isEditable,
        from: nodes.get(edge.from),
        mark: marks.edges.get(key),
        isSelected: selection.edges.has(key),
        isTarget: target === key,
      }
      const before = known.get(key)
      next.set(key, before && isSamePart(before.part, part) ? before : { part, drawn: drawEdge(key, part) })
    }
    known = next
    listed = keepList(
      listed,
      Array.from(next.values(), ({ drawn }) => drawn),
    )
    return listed
  }
}

function isSameSource(one: EdgeSource, other: EdgeSource): boolean {
  return (Object.keys(one) as (keyof EdgeSource)[]).every((key) => one[key] === other[key])
}

function isSamePart(one: Part, other: Part): boolean {
  return (Object.keys(one) as (keyof Part)[]).every((key) => one[key] === other[key])
}

function drawEdge(key: string, { edge, from, mark, isSelected, isEditable, isTarget }: Part): FlowLine {
  const outlets = from ? outletsOfNode(from) : []
  const outlet = outlets.length > 1 ? (outlets.find(({ id }) => id === edge.outlet) ?? null) : null
  return {
    id: key,
    type: 'line',
    source: edge.from,
    sourceHandle: edge.outlet,
    target: edge.to,
    targetHandle: null,
    selected: isSelected,
    selectable: isEditable,
    reconnectable: isEditable ? 'target' : false,
    focusable: false,
    data: { edge, outlet, mark, isEditable, isTarget },
  }
}
