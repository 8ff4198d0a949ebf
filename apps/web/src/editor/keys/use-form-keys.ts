import { formOf, kindOf } from '@etape/flow'
import { useEffect } from 'react'
import { useCanvas } from '../canvas/use-canvas.ts'
import { useEditor } from '../state/editor-context.ts'
import { soleNode } from '../state/selection.ts'

/** Enter goes from a step on the canvas to its settings, Escape from there back to the step. */
export function useFormKeys(isEnabled: boolean): void {
  const editor = useEditor()
  const canvas = useCanvas()
  useEffect(() => {
    if (!isEnabled) return undefined
    const press = (event: KeyboardEvent) => {
      const { target, key } = event
      if (!(target instanceof HTMLElement)) return
      const { document: drawn, selection } = editor.store.getState()
      const card = target.matches('.react-flow__node') ? target.dataset['id'] : undefined
      const node = drawn.nodes.find(({ id }) => id === card)
      const chosen = soleNode(selection)
      if (key === 'Enter' && node) editor.pointAt(node.id, firstField(node.type))
      else if (key === 'Escape' && chosen !== null && isInForm(target)) canvas.focus(chosen)
      else return
      event.preventDefault()
    }
    // Before a list in the form closes: that Escape is for the list.
    window.document.addEventListener('keydown', press, true)
    return () => window.document.removeEventListener('keydown', press, true)
  }, [isEnabled, editor, canvas])
}

function firstField(type: string): string {
  const kind = kindOf(type)
  const first = kind && formOf(kind)[0]
  return first ? `config.${first.path.join('.')}` : 'name'
}

const isInForm = (target: HTMLElement): boolean =>
  target.closest('[data-form]') !== null && target.getAttribute('aria-expanded') !== 'true'
