import { useMemo, type DragEvent } from 'react'
import { kindBeingDragged, readDraggedKind } from '../palette/kind-drag.ts'
import { isTriggerType } from '../state/connecting.ts'
import { useEditor } from '../state/editor-context.ts'
import { findEdge } from '../state/selection.ts'
import { cardWidth } from '../state/spots.ts'
import { useMotionStore } from './canvas-motion.ts'
import { useCanvas } from './use-canvas.ts'

/** Taking a kind from the palette: on the ground it stands alone, on an edge it goes in between. */
export function useKindDrop() {
  const editor = useEditor()
  const canvas = useCanvas()
  const motion = useMotionStore()
  return useMemo(() => {
    const aim = (target: string | null) => {
      if (motion.getState().target !== target) motion.setState({ target })
    }
    return {
      onDragOver: (event: DragEvent) => {
        const type = kindBeingDragged(event)
        if (type === null) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
        aim(isTriggerType(type) ? null : edgeBelow(event))
      },
      onDragLeave: () => aim(null),
      onDrop: (event: DragEvent) => {
        aim(null)
        const type = readDraggedKind(event)
        if (type === null) return
        event.preventDefault()
        const key = isTriggerType(type) ? null : edgeBelow(event)
        const edge = key === null ? undefined : findEdge(editor.store.getState().document, key)
        const { x, y } = canvas.placeAt({ x: event.clientX, y: event.clientY })
        if (edge) editor.addAt(type, edge)
        else editor.add(type, { x: x - cardWidth / 2, y: y - 24 })
      },
    }
  }, [editor, canvas, motion])
}

function edgeBelow({ clientX, clientY }: DragEvent): string | null {
  const below = document.elementsFromPoint(clientX, clientY)
  const edge = below.map((element) => element.closest('.react-flow__edge')).find(Boolean)
  return edge?.getAttribute('data-id') ?? null
}
