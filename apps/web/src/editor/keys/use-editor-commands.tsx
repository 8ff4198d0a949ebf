import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import type { Command } from '../../commands/command.ts'
import { useOfferCommands } from '../../commands/page-commands.ts'
import { useAddRemark } from '../canvas/use-add-remark.ts'
import { useCanvas } from '../canvas/use-canvas.ts'
import { useSavePicture } from '../canvas/use-save-picture.ts'
import { useTidyUp } from '../canvas/use-tidy-up.ts'
import { useEditor } from '../state/editor-context.ts'

interface EditorCommands {
  canEdit: boolean
  onKeyMap: () => void
  onFind: () => void
}

/** What the editor offers in the search over everything. */
export function useEditorCommands({ canEdit, onKeyMap, onFind }: EditorCommands): void {
  const { t } = useLingui()
  const editor = useEditor()
  const canvas = useCanvas()
  const tidyUp = useTidyUp()
  const remark = useAddRemark()
  const save = useSavePicture()
  const commands = useMemo((): Command[] => {
    const seeing: Command[] = [
      { id: 'find', label: t`Find a step in the flow`, keys: 'mod+F', run: onFind },
      { id: 'fit', label: t`Fit the flow into view`, keys: 'Shift+1', run: canvas.fit },
      { id: 'keys', label: t`Keyboard shortcuts`, keys: '?', run: onKeyMap },
      { id: 'png', label: t`Save as a picture (PNG)`, run: save.png },
      { id: 'svg', label: t`Save as a drawing (SVG)`, run: save.svg },
      { id: 'print', label: t`Print the flow`, run: save.print },
    ]
    if (!canEdit) return seeing
    return [
      { id: 'undo', label: t`Undo`, keys: 'mod+Z', run: editor.undo },
      { id: 'redo', label: t`Redo`, keys: 'mod+Y', run: editor.redo },
      { id: 'tidy', label: t`Tidy up`, keys: 'Shift+T', run: tidyUp },
      { id: 'note', label: t({ message: 'Add a note', context: 'canvas' }), keys: 'N', run: remark.note },
      { id: 'group', label: t`Add a group`, keys: 'G', run: remark.group },
      ...seeing,
    ]
  }, [t, editor, canvas, tidyUp, remark, save, canEdit, onKeyMap, onFind])
  useOfferCommands(commands)
}
