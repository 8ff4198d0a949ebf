import { useEffect, useState } from 'react'
import { createDraftSaver, type DraftSaver, type StoredDraft } from '../state/draft-saver.ts'
import { createEditor, type Editor } from '../state/editor.ts'
import { draftPorts, keptCopy } from './draft-ports.ts'

export interface OpenDraft {
  editor: Editor
  saver: DraftSaver
}

/** An editor of a flow's draft that saves itself. Both live as long as the page. */
export function useDraft(flowId: string, stored: StoredDraft): OpenDraft {
  const [draft] = useState<OpenDraft>(() => openDraft(flowId, stored))
  const { editor, saver } = draft
  useEffect(() => {
    saver.note(editor.store.getState().document)
    const stop = editor.store.subscribe(({ document }, before) => {
      if (document !== before.document) saver.note(document)
    })
    const warn = (event: BeforeUnloadEvent) => {
      if (saver.store.getState().type === 'saved') return
      void saver.flush()
      event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    window.addEventListener('online', saver.retry)
    return () => {
      stop()
      saver.stop()
      window.removeEventListener('beforeunload', warn)
      window.removeEventListener('online', saver.retry)
    }
  }, [editor, saver])
  return draft
}

/** What was drawn here and not saved goes on from where it was; if others saved since, saving brings both together. */
function openDraft(flowId: string, stored: StoredDraft): OpenDraft {
  const copy = keptCopy(flowId)
  const start = copy ? { ...stored, document: copy.base, revision: copy.revision } : stored
  const editor = createEditor(start.document)
  const saver = createDraftSaver(start, draftPorts(flowId))
  if (copy) editor.replace(copy.document)
  return { editor, saver }
}
