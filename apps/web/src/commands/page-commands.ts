import { useEffect } from 'react'
import { create } from 'zustand'
import type { Command } from './command.ts'

interface PageCommands {
  isOpen: boolean
  /** What the page on screen offers. */
  commands: readonly Command[]
}

export const usePageCommands = create<PageCommands>(() => ({ isOpen: false, commands: [] }))

export const openCommands = (): void => usePageCommands.setState({ isOpen: true })
export const closeCommands = (): void => usePageCommands.setState({ isOpen: false })

/** Offers what a page can do for as long as it is shown. Give the same list while it says the same. */
export function useOfferCommands(commands: readonly Command[]): void {
  useEffect(() => {
    usePageCommands.setState({ commands })
    return () => usePageCommands.setState(({ commands: now }) => (now === commands ? { commands: [] } : {}))
  }, [commands])
}
