import { useEffect } from 'react'
import { useAddRemark } from '../canvas/use-add-remark.ts'
import { useTidyUp } from '../canvas/use-tidy-up.ts'
import { useCanvas } from '../canvas/use-canvas.ts'
import { useEditor } from '../state/editor-context.ts'
import { nothing, soleNode } from '../state/selection.ts'
import { useClipboard } from './use-clipboard.ts'
import { commandOf, type Command } from './editor-keys.ts'
import { useFormKeys } from './use-form-keys.ts'
import { isElsewhere } from './is-elsewhere.ts'

type Deeds = Partial<Record<Command, () => void>>

interface EditorKeys {
  /** Else one can look around and no more. */
  canEdit: boolean
  onSearch: () => void
  onKeyMap: () => void
  onFind: () => void
}

/** The keyboard of the editor, wherever on the page it is, but for fields one writes in and dialogs. */
export function useEditorKeys({ canEdit, onSearch, onKeyMap, onFind }: EditorKeys): void {
  const editor = useEditor()
  const canvas = useCanvas()
  const tidyUp = useTidyUp()
  const remark = useAddRemark()
  useClipboard(canEdit)
  useFormKeys(canEdit)
  useEffect(() => {
    const seeing: Deeds = {
      'let-go': () => editor.select(() => nothing),
      find: onFind,
      fit: canvas.fit,
      'fit-selection': () => canvas.fitTo(editor.store.getState().selection.nodes),
      'key-map': onKeyMap,
    }
    const drawing: Deeds = {
      undo: editor.undo,
      redo: editor.redo,
      duplicate: editor.duplicateSelected,
      'select-all': editor.selectAll,
      remove: editor.removeSelected,
      search: onSearch,
      note: remark.note,
      group: remark.group,
      branch: () => {
        const chosen = soleNode(editor.store.getState().selection)
        if (chosen !== null) editor.duplicateBranch(chosen)
      },
      tidy: tidyUp,
    }
    const deeds = canEdit ? { ...seeing, ...drawing } : seeing
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
  }, [canEdit, editor, canvas, tidyUp, remark, onSearch, onKeyMap, onFind])
}
