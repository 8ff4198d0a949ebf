import { Suspense, lazy, useEffect } from 'react'
import { closeCommands, openCommands, usePageCommands } from './page-commands.ts'

// What it searches comes when it is first asked for.
const CommandDialog = lazy(async () => ({ default: (await import('./command-dialog.tsx')).CommandDialog }))

/** Ctrl-K anywhere: go to any page, flow or contact, or do what the page on screen offers. */
export function CommandPalette() {
  const isOpen = usePageCommands((state) => state.isOpen)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      openCommands()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  if (!isOpen) return null
  return (
    <Suspense>
      <CommandDialog onClose={closeCommands} />
    </Suspense>
  )
}
