import { createContext, use } from 'react'
import { useStore } from 'zustand'
import type { DraftSaver, SaveState } from '../state/draft-saver.ts'

export const DraftContext = createContext<DraftSaver | null>(null)

export function useDraftSaver(): DraftSaver {
  const saver = use(DraftContext)
  if (!saver) throw new Error('This belongs inside an open editor.')
  return saver
}

export const useSaveState = (): SaveState => useStore(useDraftSaver().store)
