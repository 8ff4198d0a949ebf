import { useState, type FocusEvent, type KeyboardEvent } from 'react'

const stopsIn = (container: Element): HTMLElement[] => [...container.querySelectorAll<HTMLElement>('[data-stop]')]

/** Where the keyboard goes from a place in a list of so many; `null` for keys that go nowhere. */
function placeAfter(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, count - 1)
    case 'ArrowUp':
      return at - 1
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

/**
 * Makes buttons, each with the props of `stop`, one stop of the Tab key: arrow keys, Home and End go through them, and up
 * from the first leaves them for `onLeave`. `keys` are those that are there now, from first to last.
 */
export function useOneStop(keys: readonly string[], onLeave: () => void) {
  const [visited, setVisited] = useState<string | null>(null)
  const current = visited !== null && keys.includes(visited) ? visited : keys[0]
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const stops = stopsIn(event.currentTarget)
    const at = stops.indexOf(document.activeElement as HTMLElement)
    const next = at === -1 ? null : placeAfter(event.key, at, stops.length)
    if (next === null) return
    event.preventDefault()
    if (next < 0) onLeave()
    else stops[next]?.focus()
  }
  const onFocus = ({ target }: FocusEvent<HTMLElement>) => {
    const key = target.closest<HTMLElement>('[data-stop]')?.dataset['stop']
    if (key !== undefined) setVisited(key)
  }
  return {
    list: { onKeyDown, onFocus },
    stop: (key: string) => ({ 'data-stop': key, tabIndex: key === current ? 0 : -1 }),
  }
}
