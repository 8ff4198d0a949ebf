import { useEffect } from 'react'
import type { Editor } from '../state/editor.ts'
import { useRecentKinds } from './recent-kinds.ts'

/** Remembers the kind of each single step that is added, however it was. */
export function useRememberKinds(editor: Editor): void {
  useEffect(
    () =>
      editor.store.subscribe(({ document }, before) => {
        if (document.nodes.length !== before.document.nodes.length + 1) return
        const known = new Set(before.document.nodes.map(({ id }) => id))
        const added = document.nodes.find(({ id }) => !known.has(id))
        if (added) useRecentKinds.getState().use(added.type)
      }),
    [editor],
  )
}
