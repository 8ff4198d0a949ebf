import type { EdgeChange, NodeChange, OnEdgesChange, OnNodesChange } from '@xyflow/react'
import type { FlowDocument } from '@etape/flow'
import { useCallback } from 'react'
import type { Selection } from '../state/selection.ts'
import type { Size } from '../state/frames.ts'
import { withMembers } from '../state/remarks.ts'
import type { Position } from '../state/spots.ts'
import { useMotionStore } from './canvas-motion.ts'
import type { FlowLine } from './derive-edges.ts'
import type { CardNode } from './derive-nodes.ts'
import type { RemarkNode } from './derive-remarks.ts'

/** Another selection, made from the one there is when it takes effect. */
export type Pick = (before: Selection) => Selection

/** Everything on the canvas that is no edge. */
export type CanvasNode = CardNode | RemarkNode

interface Listeners {
  document: FlowDocument
  onSelect: (pick: Pick) => void
  /** A drag that is over. */
  onMove: (positions: ReadonlyMap<string, Position>) => void
  /** A step with an arrow key. */
  onNudge: (positions: ReadonlyMap<string, Position>) => void
}

/** Turns what the canvas reports of its nodes into edits and selections; the canvas itself keeps nothing. */
export function useNodeChanges({ document, onSelect, onMove, onNudge }: Listeners): OnNodesChange<CanvasNode> {
  const motion = useMotionStore()
  return useCallback(
    (changes) => {
      const sizes = measured(changes)
      if (sizes.length > 0) motion.setState((before) => ({ sizes: new Map([...before.sizes, ...sizes]) }))

      if (changes.some(({ type }) => type === 'select'))
        onSelect((before) => ({ ...before, nodes: applySelection(before.nodes, changes) }))

      const moves = changes.flatMap((change) => (change.type === 'position' && change.position ? [change] : []))
      if (moves.length === 0) return
      const moved = new Map(moves.flatMap(({ id, position }) => (position ? [[id, rounded(position)]] : [])))
      const positions = withMembers(document, moved)
      const isDragging = moves.some((change) => change.dragging)
      const wasDragging = motion.getState().moving !== null
      motion.setState({ moving: isDragging ? positions : null })
      if (isDragging) return
      if (wasDragging) onMove(positions)
      else onNudge(positions)
    },
    [motion, document, onSelect, onMove, onNudge],
  )
}

export function useEdgeChanges(onSelect: (pick: Pick) => void): OnEdgesChange<FlowLine> {
  return useCallback(
    (changes) => {
      if (changes.some(({ type }) => type === 'select'))
        onSelect((before) => ({ ...before, edges: applySelection(before.edges, changes) }))
    },
    [onSelect],
  )
}

const measured = (changes: readonly NodeChange<CanvasNode>[]): [string, Size][] =>
  changes.flatMap((change): [string, Size][] =>
    change.type === 'dimensions' && change.dimensions ? [[change.id, change.dimensions]] : [],
  )

const rounded = ({ x, y }: Position): Position => ({ x: Math.round(x), y: Math.round(y) })

function applySelection(
  selected: ReadonlySet<string>,
  changes: readonly (NodeChange<CanvasNode> | EdgeChange<FlowLine>)[],
): ReadonlySet<string> {
  const next = new Set(selected)
  for (const change of changes) {
    if (change.type !== 'select') continue
    if (change.selected) next.add(change.id)
    else next.delete(change.id)
  }
  return next
}
