import { useRef, useState, type PointerEvent, type RefObject } from 'react'
import type { DealRow } from './deal-row.ts'

const thresholdPx = 6
const edgePx = 56
const scrollStepPx = 16

export interface Drag {
  deal: DealRow
  /** Where the dragged card stands on the screen. */
  left: number
  top: number
  width: number
  /** The stage it would be dropped at. */
  over: string | null
}

interface Begun {
  deal: DealRow
  x: number
  y: number
  card: DOMRect
}

/**
 * Dragging cards between columns by pointer. A mouse takes a card anywhere; a finger takes its handle (`data-handle`), for
 * elsewhere it scrolls. Columns are found by `data-stage`.
 */
export function useBoardDrag(board: RefObject<HTMLElement | null>, onDrop: (deal: DealRow, stage: string) => void) {
  const begun = useRef<Begun | null>(null)
  const [drag, setDrag] = useState<Drag | null>(null)

  const stop = () => {
    begun.current = null
    setDrag(null)
  }
  const follow = (from: Begun, { clientX: x, clientY: y }: PointerEvent) => {
    scrollAtEdge(board.current, x)
    const { card } = from
    const place = { left: card.left + x - from.x, top: card.top + y - from.y, width: card.width }
    setDrag({ deal: from.deal, ...place, over: stageAt(x, y) })
  }
  const handlersOf = (deal: DealRow) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || !mayTake(event)) return
      begun.current = { deal, x: event.clientX, y: event.clientY, card: event.currentTarget.getBoundingClientRect() }
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const from = begun.current
      if (!from) return
      if (!drag && Math.hypot(event.clientX - from.x, event.clientY - from.y) < thresholdPx) return
      if (!drag) event.currentTarget.setPointerCapture(event.pointerId)
      follow(from, event)
    },
    onPointerUp: () => {
      if (drag?.over) onDrop(drag.deal, drag.over)
      stop()
    },
    onPointerCancel: stop,
  })
  return { drag, handlersOf }
}

function mayTake({ target, pointerType }: PointerEvent<HTMLElement>): boolean {
  const element = target as Element
  if (element.closest('[data-handle]')) return true
  return pointerType === 'mouse' && !element.closest('button')
}

function stageAt(x: number, y: number): string | null {
  const column = document
    .elementsFromPoint(x, y)
    .find((element) => element instanceof HTMLElement && element.dataset['stage'])
  return column instanceof HTMLElement ? (column.dataset['stage'] ?? null) : null
}

function scrollAtEdge(board: HTMLElement | null, x: number): void {
  const rect = board?.getBoundingClientRect()
  if (!board || !rect) return
  if (x > rect.right - edgePx) board.scrollLeft += scrollStepPx
  if (x < rect.left + edgePx) board.scrollLeft -= scrollStepPx
}
