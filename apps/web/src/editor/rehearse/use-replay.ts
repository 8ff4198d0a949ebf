import { useEffect, useRef } from 'react'
import { useEditorState } from '../state/editor-context.ts'
import { useRehearsing, useRehearsingState } from './rehearsing-context.ts'

const stepMs = 650

/** Plays the rehearsal again when the drawing changes, and goes on by itself while it is playing. */
export function useReplay(): void {
  const rehearsing = useRehearsing()
  const document = useEditorState((state) => state.document)
  const played = useRef(document)
  useEffect(() => {
    if (played.current === document) return
    played.current = document
    void rehearsing.replay()
  }, [rehearsing, document])

  const isPlaying = useRehearsingState((state) => state.isPlaying)
  const isBusy = useRehearsingState((state) => state.isBusy)
  const shown = useRehearsingState((state) => state.shown)
  useEffect(() => {
    if (!isPlaying || isBusy) return undefined
    const timer = setTimeout(() => void rehearsing.step(), stepMs)
    return () => clearTimeout(timer)
  }, [rehearsing, isPlaying, isBusy, shown])
}
