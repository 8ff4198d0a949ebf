import { useLingui } from '@lingui/react/macro'
import { useEffect } from 'react'
import { showDone } from '../../ui/toasts.tsx'
import type { StoredDraft } from '../state/draft-saver.ts'
import type { OpenDraft } from './use-draft.ts'

/** Takes over what others saved while one has nothing unsaved oneself; otherwise saving will ask. */
export function useOthersDrafts({ editor, saver }: OpenDraft, latest: StoredDraft): void {
  const { t } = useLingui()
  useEffect(() => {
    if (latest.revision <= saver.revision() || saver.store.getState().type !== 'saved') return
    editor.replace(latest.document)
    saver.startFrom(latest)
    showDone(t`${latest.savedBy} changed this flow; you see it as it is now.`)
  }, [editor, saver, latest, t])
}
