import type { Surroundings } from '@etape/flow'
import { createContext, use, useEffect, useMemo, useState } from 'react'
import { createStore, useStore } from 'zustand'
import { useEditor } from '../state/editor-context.ts'
import { createRehearsing, type Rehearsing, type RehearsingState } from './rehearsing.ts'
import { useSurroundings } from './use-surroundings.ts'

export const RehearsingContext = createContext<Rehearsing | null>(null)

/** A rehearsal of the flow that is open; it lives as long as the panel does. */
export function useNewRehearsing(): { rehearsing: Rehearsing; isReady: boolean } {
  const editor = useEditor()
  const surroundings = useSurroundings()
  const [latest] = useState(() => createStore<{ surroundings: Surroundings | null }>(() => ({ surroundings: null })))
  useEffect(() => latest.setState({ surroundings }), [latest, surroundings])
  const rehearsing = useMemo(() => {
    const known = () => {
      const read = latest.getState().surroundings
      if (!read) throw new Error('The workspace is still being read.')
      return read
    }
    return createRehearsing({
      document: () => editor.store.getState().document,
      play: async (document, script) => {
        const { playScript } = await import('./engine.ts')
        return playScript(document, script, known())
      },
      expect: async (document, script) => {
        const { expectationsOf, playScript, takenWays } = await import('./engine.ts')
        const rehearsal = await playScript(document, script, known())
        return { script: { ...script, ways: takenWays(document, rehearsal) }, expects: expectationsOf(rehearsal) }
      },
    })
  }, [editor, latest])
  return { rehearsing, isReady: surroundings !== null }
}

export function useRehearsing(): Rehearsing {
  const rehearsing = use(RehearsingContext)
  if (!rehearsing) throw new Error('This belongs to a rehearsal.')
  return rehearsing
}

export function useRehearsingState<Part>(pick: (state: RehearsingState) => Part): Part {
  return useStore(useRehearsing().store, pick)
}
