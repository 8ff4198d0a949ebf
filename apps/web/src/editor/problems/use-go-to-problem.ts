import type { Problem } from '@etape/conditions'
import { useCallback } from 'react'
import { useCanvas } from '../canvas/use-canvas.ts'
import { useEditor } from '../state/editor-context.ts'
import { onlyEdge } from '../state/selection.ts'
import { nodeOf } from './problems-context.ts'

/** Selects what a problem is about, brings it into view and puts the keyboard into its field. */
export function useGoToProblem(): (problem: Problem) => void {
  const editor = useEditor()
  const canvas = useCanvas()
  return useCallback(
    (problem) => {
      const node = nodeOf(problem)
      const edge = edgeAt(problem, editor.store.getState().document.edges)
      if (edge) {
        editor.select(() => onlyEdge(edge))
        canvas.reveal(edge.to)
        return
      }
      editor.pointAt(node, node === null ? problem.where : problem.where.slice(`nodes.${node}.`.length))
      if (node !== null) canvas.reveal(node)
    },
    [editor, canvas],
  )
}

function edgeAt<Edge>({ where }: Problem, edges: readonly Edge[]): Edge | undefined {
  const [part, index] = where.split('.')
  return part === 'edges' ? edges[Number(index)] : undefined
}
