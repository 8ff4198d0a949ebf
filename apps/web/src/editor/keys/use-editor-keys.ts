import { useEffect, type RefObject } from 'react'
import { useAddRemark } from '../canvas/use-add-remark.ts'
import { useTidyUp } from '../canvas/use-tidy-up.ts'
import { useCanvas } from '../canvas/use-canvas.ts'
import { useEditor } from '../state/editor-context.ts'
import { nothing, soleNode } from '../state/selection.ts'
import { useClipboard } from './use-clipboard.ts'
import { commandOf, type Command } from './editor-keys.ts'
import { isElsewhere } from './is-elsewhere.ts'

interface EditorKeys {
  isEnabled: boolean
  searchRef: RefObject<HTMLInputElement | null>
  onKeyMap: () => void
  onFind: () => void
}

/** The keyboard of the editor, wherever on the page it is, but for fields one writes in and dialogs. */
export function useEditorKeys({ isEnabled, searchRef, onKeyMap, onFind }: EditorKeys): void {
  const editor = useEditor()
  const canvas = useCanvas()
  const tidyUp = useTidyUp()
  const remark = useAddRemark()
  useClipboard(isEnabled)
  useEffect(() => {
    if (!isEnabled) return undefined
    const deeds: Partial<Record<Command, () => void>> = {
      undo: editor.undo,
      redo: editor.redo,
      duplicate: editor.duplicateSelected,
      'select-all': editor.selectAll,
      remove: editor.removeSelected,
      'let-go': () => editor.select(() => nothing),
      search: () => searchRef.current?.focus(),
      find: onFind,
      note: remark.note,
      group: remark.group,
      branch: () => {
        const chosen = soleNode(editor.store.getState().selection)
        if (chosen !== null) editor.duplicateBranch(chosen)
      },
      tidy: tidyUp,
      fit: canvas.fit,
      'fit-selection': () => canvas.fitTo(editor.store.getState().selection.nodes),
      'key-map': onKeyMap,
    }
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isElsewhere(event.target)) return
      const command = commandOf(event)
      const deed = command && deeds[command]
      if (!deed) return
      event.preventDefault()
      deed()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [isEnabled, editor, canvas, tidyUp, remark, searchRef, onKeyMap, onFind])
}
