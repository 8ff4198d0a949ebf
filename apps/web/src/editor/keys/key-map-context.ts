import { createContext, use } from 'react'

export interface KeyMap {
  open: () => void
}

export const KeyMapContext = createContext<KeyMap>({ open: () => {} })

/** The dialog that lists the keys. */
export const useKeyMap = (): KeyMap => use(KeyMapContext)
