import { useEffect, useRef, type RefObject } from 'react'
import { useEditor, useEditorState } from '../state/editor-context.ts'

const focusable = 'input, textarea, select, button, [tabindex="0"]'

/** Puts the keyboard into the field a problem points at, or into the nearest one above it. */
export function usePointedField(): RefObject<HTMLElement | null> {
  const editor = useEditor()
  const pointedAt = useEditorState((state) => state.pointedAt)
  const ref = useRef<HTMLElement>(null)
  useEffect(() => {
    if (pointedAt === null) return
    const place = ref.current && nearestPlace(ref.current, pointedAt)
    place?.scrollIntoView({ block: 'center' })
    place?.querySelector<HTMLElement>(focusable)?.focus()
    editor.pointed()
  }, [editor, pointedAt])
  return ref
}

function nearestPlace(root: HTMLElement, path: string): HTMLElement | null {
  const places = [...root.querySelectorAll<HTMLElement>('[data-path]')]
  const above = places.filter((place) => isAbove(place.dataset['path'] ?? '', path))
  return above.sort((one, other) => lengthOf(other) - lengthOf(one))[0] ?? null
}

const isAbove = (place: string, path: string): boolean => place === path || path.startsWith(`${place}.`)
const lengthOf = (place: HTMLElement): number => place.dataset['path']?.length ?? 0
