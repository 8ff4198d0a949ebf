import { useMemo } from 'react'
import { useEditor } from '../state/editor-context.ts'
import { soleNode, type OutletRef } from '../state/selection.ts'
import { useCanvas } from './use-canvas.ts'

/** Adding steps by a click or by keyboard, where one does not point at a place: the new step is brought into view. */
export interface AddStep {
  /** After the selected step, else in the middle of what is seen. */
  append: (type: string) => void
  /** At this outlet; in between if it leads somewhere. */
  at: (type: string, outlet: OutletRef) => void
}

export function useAddStep(): AddStep {
  const editor = useEditor()
  const canvas = useCanvas()
  return useMemo(() => {
    const show = () => {
      const added = soleNode(editor.store.getState().selection)
      // Two frames: one for the card to be drawn, one for it to be measured.
      if (added) requestAnimationFrame(() => requestAnimationFrame(() => canvas.reveal(added)))
    }
    return {
      append: (type) => {
        editor.append(type, canvas.middle())
        show()
      },
      at: (type, outlet) => {
        editor.addAt(type, outlet)
        show()
      },
    }
  }, [editor, canvas])
}
