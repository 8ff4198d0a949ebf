import type { FlowNode } from '@etape/flow'
import { createContext, use } from 'react'
import { useStore } from 'zustand'
import type { Editor, EditorState } from './editor.ts'
import { soleNode } from './selection.ts'

export const EditorContext = createContext<Editor | null>(null)

/** What one can do in the editor that is open; never changes while it is. */
export function useEditor(): Editor {
  const editor = use(EditorContext)
  if (!editor) throw new Error('This belongs inside an open editor.')
  return editor
}

/** Part of the editor's state; pick the smallest. */
export function useEditorState<Part>(pick: (state: EditorState) => Part): Part {
  return useStore(useEditor().store, pick)
}

/** The one node that is selected, if it is one. */
export function useSoleNode(): FlowNode | null {
  return useEditorState(({ document, selection }) => {
    const id = soleNode(selection)
    return document.nodes.find((node) => node.id === id) ?? null
  })
}
