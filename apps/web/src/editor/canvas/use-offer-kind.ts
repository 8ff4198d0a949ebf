import { outletsOfNode, type FlowDocument } from '@etape/flow'
import { useCallback, useEffect, useRef } from 'react'
import { freeOutlet } from '../state/connecting.ts'
import { useEditor } from '../state/editor-context.ts'
import { findEdge, soleNode, type OutletRef, type Selection } from '../state/selection.ts'
import { useMotionStore } from './canvas-motion.ts'
import type { Point } from './canvas-offers.ts'
import { useCanvas } from './use-canvas.ts'

/**
 * Asks on the canvas which kind to add: on the connection that is selected or pointed at, after the selected step,
 * else on the ground where the pointer is, or in the middle.
 */
export function useOfferKind(): () => void {
  const editor = useEditor()
  const canvas = useCanvas()
  const motion = useMotionStore()
  const pointer = useLastPointer()
  return useCallback(() => {
    const { document, selection } = editor.store.getState()
    const outlet = outletMeant(document, selection, motion.getState().hovered)
    const ground = canvas.isGround(pointer.current) ? pointer.current : null
    const at = (outlet ? canvas.pointOf(outlet) : ground) ?? canvas.middlePoint()
    motion.setState({ offer: at && { outlet, at, isPlace: !outlet } })
  }, [editor, canvas, motion, pointer])
}

function outletMeant(document: FlowDocument, selection: Selection, hovered: string | null): OutletRef | null {
  const [selected] = selection.edges
  const edge = [selected, hovered].flatMap((key) => (key ? (findEdge(document, key) ?? []) : []))[0]
  if (edge) return edge
  const node = document.nodes.find(({ id }) => id === soleNode(selection))
  const outlet = node && (freeOutlet(document, node) ?? outletsOfNode(node)[0])
  return outlet ? { from: node.id, outlet: outlet.id } : null
}

/** Where the pointer was last; `null` while there has been none, as for who draws with the keyboard alone. */
function useLastPointer() {
  const at = useRef<Point | null>(null)
  useEffect(() => {
    const follow = ({ clientX, clientY }: PointerEvent) => {
      at.current = { x: clientX, y: clientY }
    }
    window.document.addEventListener('pointermove', follow)
    return () => window.document.removeEventListener('pointermove', follow)
  }, [])
  return at
}
