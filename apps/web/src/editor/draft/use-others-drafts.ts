import { useLingui } from '@lingui/react/macro'
import { mergeFlows } from '@etape/flow'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { showNotice } from '../../ui/toasts.tsx'
import type { StoredDraft } from '../state/draft-saver.ts'
import { takeInTheirs } from './take-in-theirs.ts'
import type { OpenDraft } from './use-draft.ts'

const notice = 'others-drafts'

/**
 * Brings in what others save: at once while one has nothing unsaved oneself, and when saving finds that they were first.
 * Only what both changed is left for a person to choose.
 */
export function useOthersDrafts(draft: OpenDraft, latest: StoredDraft): void {
  const { t } = useLingui()
  const { editor, saver } = draft
  const state = useStore(saver.store)
  useEffect(() => {
    const known = saver.stored()
    if (latest.revision <= known.revision || saver.store.getState().type !== 'saved') return
    takeInTheirs(draft, { base: known.document, theirs: latest })
    showNotice(notice, t`${latest.savedBy} changed this flow; you see it as it is now.`)
  }, [draft, saver, latest, t])
  useEffect(() => {
    if (state.type !== 'stale') return
    const { base, theirs } = state
    const { conflicts } = mergeFlows({ base, mine: editor.store.getState().document, theirs: theirs.document })
    if (conflicts.length > 0) return
    takeInTheirs(draft, { base, theirs })
    showNotice(notice, t`${theirs.savedBy} changed this flow too; both are in it now.`)
  }, [draft, editor, state, t])
}
