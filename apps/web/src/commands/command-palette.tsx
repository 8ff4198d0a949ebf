import { useEffect } from 'react'
import { CommandDialog } from './command-dialog.tsx'
import { closeCommands, openCommands, usePageCommands } from './page-commands.ts'

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
  return isOpen && <CommandDialog onClose={closeCommands} />
}
