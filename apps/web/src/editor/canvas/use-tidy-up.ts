import { useCallback } from 'react'
import { useEditor } from '../state/editor-context.ts'
import { useCanvas } from './use-canvas.ts'

/** Lays the whole flow out from top to bottom: one step of the history. */
export function useTidyUp(): () => void {
  const editor = useEditor()
  const canvas = useCanvas()
  return useCallback(() => {
    const { document } = editor.store.getState()
    if (document.nodes.length === 0) return
    void canvas.tidy(document).then((positions) => {
      editor.move(positions)
      setTimeout(canvas.fit, 190)
    })
  }, [editor, canvas])
}
