import type { Script } from '@etape/flow'
import { useEffect, useMemo } from 'react'
import type { Marks } from '../canvas/marks.ts'
import { StillCanvas } from '../canvas/still-canvas.tsx'
import css from '../editor.module.css'
import { useEditor, useEditorState } from '../state/editor-context.ts'
import { lightRehearsal } from './rehearsal-story.ts'
import { RehearsePanel } from './rehearse-panel.tsx'
import { RehearsingContext, useNewRehearsing, useRehearsingState } from './rehearsing-context.ts'

interface RehearsalBenchProps {
  /** A script that was kept, to be played; `null` to begin anew. */
  opened: Script | null
  canKeep: boolean
  onClose: () => void
}

/** In place of the workbench while one rehearses: the drawing with the way lit, and what happens. */
export function RehearsalBench({ opened, canKeep, onClose }: RehearsalBenchProps) {
  const { rehearsing, isReady } = useNewRehearsing()
  useEffect(() => {
    if (opened && isReady) void rehearsing.open(opened)
  }, [rehearsing, opened, isReady])
  return (
    <RehearsingContext value={rehearsing}>
      <div className={css.bench}>
        <main className={css.drawing}>
          <LitDrawing />
        </main>
        <RehearsePanel isReady={isReady} canKeep={canKeep} onClose={onClose} />
      </div>
    </RehearsingContext>
  )
}

const unlit: Marks = { nodes: new Map(), edges: new Map() }

function LitDrawing() {
  const editor = useEditor()
  const document = useEditorState((state) => state.document)
  const selection = useEditorState((state) => state.selection)
  const rehearsal = useRehearsingState((state) => state.rehearsal)
  const shown = useRehearsingState((state) => state.shown)
  const marks = useMemo(
    () => (rehearsal?.run ? lightRehearsal(document, rehearsal, shown) : unlit),
    [document, rehearsal, shown],
  )
  return <StillCanvas document={document} selection={selection} marks={marks} onSelect={editor.select} />
}
