import { useMemo } from 'react'
import { useEditor } from '../state/editor-context.ts'
import { soleNode, type OutletRef } from '../state/selection.ts'
import { freeSpot, type Position } from '../state/spots.ts'
import { useCanvas } from './use-canvas.ts'

/** Adding steps by a click or by keyboard, where one does not point at a place: the new step is brought into view. */
export interface AddStep {
  /** After the selected step, else in the middle of what is seen. */
  append: (type: string) => void
  /** Here, connected to nothing; beside what stands there. */
  on: (type: string, at: Position) => void
  /** At this outlet; in between if it leads somewhere. Where there is room, unless a place is given. */
  at: (type: string, outlet: OutletRef, at?: Position) => void
}

export function useAddStep(): AddStep {
  const editor = useEditor()
  const canvas = useCanvas()
  return useMemo(() => {
    const withAdded = (deed: (id: string) => void) => {
      const added = soleNode(editor.store.getState().selection)
      // Two frames: one for the card to be drawn, one for it to be measured.
      if (added) requestAnimationFrame(() => requestAnimationFrame(() => deed(added)))
    }
    const show = () => withAdded(canvas.reveal)
    // The question that was answered is gone: the keyboard goes on from the new step.
    const goOnFrom = () =>
      withAdded((id) => {
        canvas.reveal(id)
        canvas.focus(id)
      })
    return {
      append: (type) => {
        editor.append(type, canvas.middle())
        show()
      },
      on: (type, at) => {
        editor.add(type, freeSpot(editor.store.getState().document, at))
        goOnFrom()
      },
      at: (type, outlet, at) => {
        editor.addAt(type, outlet, at)
        goOnFrom()
      },
    }
  }, [editor, canvas])
}
