import type { FlowDocument } from '@etape/flow'
import { useCallback } from 'react'
import { useEditor } from '../state/editor-context.ts'
import { useCanvas } from './use-canvas.ts'

/** Lays the whole flow out from top to bottom, or of several steps selected only those: one step of the history. */
export function useTidyUp(): () => void {
  const editor = useEditor()
  const canvas = useCanvas()
  return useCallback(() => {
    const { document, selection } = editor.store.getState()
    const part = partOf(document, selection.nodes)
    const tidied = part.nodes.length > 1 ? part : document
    if (tidied.nodes.length === 0) return
    void canvas.tidy(tidied).then((positions) => {
      editor.arrange(positions, canvas.sizes())
      if (tidied === document) setTimeout(canvas.fit, 190)
    })
  }, [editor, canvas])
}

const partOf = (document: FlowDocument, ids: ReadonlySet<string>): FlowDocument => ({
  ...document,
  nodes: document.nodes.filter(({ id }) => ids.has(id)),
  edges: document.edges.filter(({ from, to }) => ids.has(from) && ids.has(to)),
})
