import { useMemo } from 'react'
import { useEditor } from '../state/editor-context.ts'
import { useCanvas } from './use-canvas.ts'

/** Putting a note in the middle of what is seen, and a frame around what is selected. */
export function useAddRemark(): { note: () => void; group: () => void } {
  const editor = useEditor()
  const canvas = useCanvas()
  return useMemo(
    () => ({
      note: () => editor.addNote(canvas.middle()),
      group: () => editor.addGroup(canvas.middle(), canvas.sizes()),
    }),
    [editor, canvas],
  )
}
