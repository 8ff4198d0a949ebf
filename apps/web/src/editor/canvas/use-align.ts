import { useMemo } from 'react'
import { alignNodes, spreadNodes, type Alignment, type Spreading } from '../state/align.ts'
import { useEditor } from '../state/editor-context.ts'
import type { Position } from '../state/spots.ts'
import { useCanvas } from './use-canvas.ts'

export interface Aligning {
  align: (to: Alignment) => void
  spread: (way: Spreading) => void
}

/** Lines up the steps that are selected: one step of the history, shown on the way. */
export function useAlign(): Aligning {
  const editor = useEditor()
  const canvas = useCanvas()
  return useMemo(() => {
    const chosen = () => {
      const { document, selection } = editor.store.getState()
      return document.nodes.filter(({ id }) => selection.nodes.has(id))
    }
    const place = (positions: ReadonlyMap<string, Position>) => {
      canvas.glideTo(editor.store.getState().document, positions)
      editor.move(positions)
    }
    return {
      align: (to) => place(alignNodes(chosen(), canvas.sizes(), to)),
      spread: (way) => place(spreadNodes(chosen(), canvas.sizes(), way)),
    }
  }, [editor, canvas])
}
