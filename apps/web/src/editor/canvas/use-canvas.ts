import type { FlowDocument } from '@etape/flow'
import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useMemo } from 'react'
import type { Size } from '../state/remarks.ts'
import { cardHeight, cardWidth, type Position } from '../state/spots.ts'
import { useMotionStore } from './canvas-motion.ts'
import type { Point } from './canvas-offers.ts'
import { glide, viewMs } from './glide.ts'

/** What can be asked of the canvas from outside it. */
export interface Canvas {
  /** Where a card would have to be to stand in the middle of what is seen. */
  middle: () => Position
  /** The place on the canvas below a point of the window. */
  placeAt: (point: Point) => Position
  fit: () => void
  /** Brings these into view, as large as they fit. */
  fitTo: (keys: Iterable<string>) => void
  zoomIn: () => void
  zoomOut: () => void
  zoomToFull: () => void
  /** Brings a node into view, if it is not. */
  reveal: (id: string) => void
  /** Where all nodes would stand laid out; shows them on their way there. */
  tidy: (document: FlowDocument) => Promise<ReadonlyMap<string, Position>>
  /** Shows nodes on their way from where they stand. */
  glideTo: (document: FlowDocument, positions: ReadonlyMap<string, Position>) => void
  /** Cards as the browser measured them. */
  sizes: () => ReadonlyMap<string, Size>
}

/** Clear of what floats in the corners. */
export const fitOptions = { padding: { top: 0.1, right: 0.06, bottom: 0.13, left: 0.06 }, maxZoom: 1 } as const

export function useCanvas(): Canvas {
  const flow = useReactFlow()
  const store = useStoreApi()
  const motion = useMotionStore()
  return useMemo<Canvas>(() => {
    const frame = () => store.getState().domNode?.getBoundingClientRect()
    const isInView = (id: string) => {
      const card = store
        .getState()
        .domNode?.querySelector(`[data-id="${CSS.escape(id)}"]`)
        ?.getBoundingClientRect()
      const seen = frame()
      if (!card || !seen) return false
      return card.left >= seen.left && card.right <= seen.right && card.top >= seen.top && card.bottom <= seen.bottom
    }
    const glideTo: Canvas['glideTo'] = (document, positions) => {
      const before = new Map(document.nodes.map((node) => [node.id, node.position]))
      glide(before, positions, (moving) => motion.setState({ moving }))
    }
    return {
      glideTo,
      middle: () => {
        const seen = frame()
        if (!seen) return { x: 0, y: 0 }
        const at = flow.screenToFlowPosition({ x: seen.left + seen.width / 2, y: seen.top + seen.height / 2 })
        return { x: at.x - cardWidth / 2, y: at.y - cardHeight / 2 }
      },
      placeAt: (point) => flow.screenToFlowPosition(point),
      fit: () => void flow.fitView({ ...fitOptions, duration: viewMs() }),
      fitTo: (keys) => {
        const nodes = Array.from(keys, (id) => ({ id }))
        if (nodes.length > 0) void flow.fitView({ ...fitOptions, nodes, duration: viewMs() })
      },
      sizes: () => motion.getState().sizes,
      zoomIn: () => void flow.zoomIn({ duration: viewMs() }),
      zoomOut: () => void flow.zoomOut({ duration: viewMs() }),
      zoomToFull: () => void flow.zoomTo(1, { duration: viewMs() }),
      reveal: (id) => {
        const node = flow.getNode(id)
        if (!node || isInView(id)) return
        const { x, y } = node.position
        void flow.setCenter(x + cardWidth / 2, y + cardHeight / 2, {
          zoom: Math.max(flow.getZoom(), 0.7),
          duration: viewMs(),
        })
      },
      tidy: async (document) => {
        const { tidyPositions } = await import('./tidy.ts')
        const positions = tidyPositions(document, motion.getState().sizes)
        glideTo(document, positions)
        return positions
      },
    }
  }, [flow, store, motion])
}
