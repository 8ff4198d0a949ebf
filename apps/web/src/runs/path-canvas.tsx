import type { FlowDocument } from '@etape/flow'
import { useMemo } from 'react'
import { StillCanvas } from '../editor/canvas/still-canvas.tsx'
import type { Selection } from '../editor/state/selection.ts'
import { lightPath, type RunDetail } from './run-path.ts'

interface PathCanvasProps {
  run: RunDetail
  document: FlowDocument
  selection: Selection
  onSelect: (pick: (before: Selection) => Selection) => void
}

/** The version's drawing with the run's way lit on it. */
export function PathCanvas({ run, document, selection, onSelect }: PathCanvasProps) {
  const marks = useMemo(() => lightPath(run, document), [run, document])
  return (
    <StillCanvas document={document} selection={selection} marks={marks} opensAt={run.node.id} onSelect={onSelect} />
  )
}
