import type { FlowDocument, FlowNode } from '@etape/flow'
import type { Node } from '@xyflow/react'
import type { Selection } from '../state/selection.ts'
import type { Size } from '../state/frames.ts'
import { cardHeight, cardWidth, type Position } from '../state/spots.ts'
import { keepList } from './keep-list.ts'
import type { Marks, NodeMark } from './marks.ts'

export type CardNode = Node<CardContent, 'card'>

export interface CardContent extends Record<string, unknown> {
  node: FlowNode
  mark: NodeMark | undefined
  /** Outlets that lead somewhere, by id. */
  wired: ReadonlySet<string>
  isEditable: boolean
}

/** All that the nodes on screen follow from. */
export interface NodeSource {
  document: FlowDocument
  selection: Selection
  marks: Marks
  isEditable: boolean
  /** As the browser measured them. */
  sizes: ReadonlyMap<string, Size>
  /** Where nodes are while they are being moved, before the document knows. */
  moving: ReadonlyMap<string, Position> | null
  ariaLabel: (node: FlowNode) => string
}

interface Part {
  node: FlowNode
  mark: NodeMark | undefined
  outlets: string
  isSelected: boolean
  isEditable: boolean
  size: Size | undefined
  position: Position
  ariaLabel: NodeSource['ariaLabel']
}

/**
 * Makes the canvas's nodes from the document. A node for which nothing changed stays the same object, so that
 * of 500 cards only the one that is dragged is drawn again.
 */
export function createNodeDeriver(): (source: NodeSource) => CardNode[] {
  let known: Known = new Map()
  let last: NodeSource | null = null
  let listed: CardNode[] = []
  return (source) => {
    if (last && differOnlyInMoving(last, source)) listed = moveSome(listed, known, { before: last, after: source })
    else {
      known = deriveAll(known, source)
      listed = keepList(
        listed,
        Array.from(known.values(), ({ drawn }) => drawn),
      )
    }
    last = source
    return listed
  }
}

type Known = Map<string, { part: Part; drawn: CardNode }>

function deriveAll(known: Known, source: NodeSource): Known {
  const outlets = wiredOutlets(source.document)
  const next: Known = new Map()
  for (const node of source.document.nodes) {
    const part = partOf(node, source, outlets.get(node.id) ?? '')
    const before = known.get(node.id)
    next.set(node.id, before && isSamePart(before.part, part) ? before : { part, drawn: drawNode(part) })
  }
  return next
}

/** While something is dragged, sixty times a second, nothing else is looked at. */
function differOnlyInMoving(one: NodeSource, other: NodeSource): boolean {
  const { moving: _, ...rest } = one
  return (Object.keys(rest) as (keyof typeof rest)[]).every((key) => one[key] === other[key])
}

function moveSome(
  listed: CardNode[],
  known: Known,
  { before, after }: Record<'before' | 'after', NodeSource>,
): CardNode[] {
  const touched = new Set([...(before.moving?.keys() ?? []), ...(after.moving?.keys() ?? [])])
  if (touched.size === 0) return listed
  return listed.map((drawn) => {
    const found = touched.has(drawn.id) && known.get(drawn.id)
    if (!found) return drawn
    const part = { ...found.part, position: after.moving?.get(drawn.id) ?? found.part.node.position }
    const moved = { part, drawn: drawNode(part) }
    known.set(drawn.id, moved)
    return moved.drawn
  })
}

function partOf(node: FlowNode, source: NodeSource, outlets: string): Part {
  return {
    node,
    outlets,
    mark: source.marks.nodes.get(node.id),
    isSelected: source.selection.nodes.has(node.id),
    isEditable: source.isEditable,
    size: source.sizes.get(node.id),
    position: source.moving?.get(node.id) ?? node.position,
    ariaLabel: source.ariaLabel,
  }
}

function isSamePart(one: Part, other: Part): boolean {
  return (Object.keys(one) as (keyof Part)[]).every((key) => one[key] === other[key])
}

function drawNode({ node, mark, outlets, isSelected, isEditable, size, position, ariaLabel }: Part): CardNode {
  return {
    id: node.id,
    type: 'card',
    position,
    selected: isSelected,
    draggable: isEditable,
    connectable: isEditable,
    initialWidth: cardWidth,
    initialHeight: cardHeight,
    ...(size && { measured: size }),
    ariaLabel: ariaLabel(node),
    data: { node, mark, wired: new Set(outlets.split(' ')), isEditable },
  }
}

/** The outlets of each node that lead somewhere, as one comparable text. */
function wiredOutlets({ edges }: FlowDocument): ReadonlyMap<string, string> {
  const wired = new Map<string, string>()
  for (const { from, outlet } of edges) {
    const others = wired.get(from)
    wired.set(from, others === undefined ? outlet : `${others} ${outlet}`)
  }
  return wired
}
