import { ZoomBar } from './canvas-bar.tsx'
import { CanvasView, type CanvasViewProps } from './canvas-view.tsx'

type StillCanvasProps = Pick<CanvasViewProps, 'document' | 'selection' | 'marks' | 'opensAt' | 'onSelect'>

const none = () => {}
const refused = () => 'no-outlet' as const

/** A drawing to look at: steps can be selected, and nothing be changed. */
export function StillCanvas(props: StillCanvasProps) {
  return (
    <CanvasView
      {...props}
      isEditable={false}
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
