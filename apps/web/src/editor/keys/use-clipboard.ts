import { useEffect } from 'react'
import { useEditor } from '../state/editor-context.ts'
import { pasteOffset } from '../state/drawing.ts'
import { isEmptyFragment, readFragment, writeFragment } from '../state/fragment.ts'
import { isElsewhere } from './is-elsewhere.ts'

/** Copying and pasting steps as text, so that they go into other flows and windows too. */
export function useClipboard(isEnabled: boolean): void {
  const editor = useEditor()
  useEffect(() => {
    if (!isEnabled) return undefined
    const copy = (event: ClipboardEvent) => {
      if (isElsewhere(event.target) || hasSelectedText()) return
      const fragment = editor.copySelected()
      if (isEmptyFragment(fragment)) return
      event.preventDefault()
      event.clipboardData?.setData('text/plain', writeFragment(fragment))
      if (event.type === 'cut') editor.removeSelected()
    }
    const paste = (event: ClipboardEvent) => {
      if (isElsewhere(event.target)) return
      const fragment = readFragment(event.clipboardData?.getData('text/plain') ?? '')
      if (!fragment || isEmptyFragment(fragment)) return
      event.preventDefault()
      editor.paste(fragment, pasteOffset)
    }
    document.addEventListener('copy', copy)
    document.addEventListener('cut', copy)
    document.addEventListener('paste', paste)
    return () => {
      document.removeEventListener('copy', copy)
      document.removeEventListener('cut', copy)
      document.removeEventListener('paste', paste)
    }
  }, [isEnabled, editor])
}

const hasSelectedText = (): boolean => (getSelection()?.toString() ?? '') !== ''
