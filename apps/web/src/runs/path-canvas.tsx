import type { FlowDocument } from '@etape/flow'
import { useMemo } from 'react'
import { ZoomBar } from '../editor/canvas/canvas-bar.tsx'
import { CanvasView } from '../editor/canvas/canvas-view.tsx'
import type { Selection } from '../editor/state/selection.ts'
import { lightPath, type RunDetail } from './run-path.ts'

interface PathCanvasProps {
  run: RunDetail
  document: FlowDocument
  selection: Selection
  onSelect: (pick: (before: Selection) => Selection) => void
}

const none = () => {}
const refused = () => 'no-outlet' as const

/** The version's drawing with the run's way lit on it. */
export function PathCanvas({ run, document, selection, onSelect }: PathCanvasProps) {
  const marks = useMemo(() => lightPath(run, document), [run, document])
  return (
    <CanvasView
      document={document}
      selection={selection}
      marks={marks}
      isEditable={false}
      opensAt={run.node.id}
      onSelect={onSelect}
      onMove={none}
      onNudge={none}
      onConnect={none}
      onRefused={none}
      onOfferNext={none}
      refusalOf={refused}
    >
      <ZoomBar />
    </CanvasView>
  )
}
