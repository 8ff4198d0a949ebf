import type { FlowDocument } from '@etape/flow'
import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useMemo } from 'react'
import type { Size } from '../state/frames.ts'
import type { OutletRef } from '../state/selection.ts'
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
  /** The middle of what is seen, in the window. */
  middlePoint: () => Point | null
  /** Where in the window an outlet is; `null` when it is out of sight. */
  pointOf: (outlet: OutletRef) => Point | null
  /** Whether a point of the window is on the free ground of the canvas. */
  isGround: (point: Point | null) => boolean
  fit: () => void
  /** Brings these into view, as large as they fit. */
  fitTo: (keys: Iterable<string>) => void
  zoomIn: () => void
  zoomOut: () => void
  zoomToFull: () => void
  /** Gives a node the keyboard. */
  focus: (id: string) => void
  /** Brings a node into view, if it is not. */
  reveal: (id: string) => void
  /** Where all nodes would stand laid out; shows them on their way there. */
  tidy: (document: FlowDocument) => Promise<ReadonlyMap<string, Position>>
  /** Shows nodes on their way from where they stand. */
  glideTo: (document: FlowDocument, positions: ReadonlyMap<string, Position>) => void
  /** Cards as the browser measured them. */
  sizes: () => ReadonlyMap<string, Size>
}

/** What floats over the upper edge: of when the numbers are, and what is wrong. */
const upperHeight = 46

/** What floats over the lower edge: the bar with zoom and history. */
const lowerHeight = 54

/** A card becomes higher when its numbers come. */
const numbersHeight = 28

/** Clear of what floats over the canvas, which is as large in a small window. */
export const fitOptions = {
  padding: { top: `${upperHeight + 16}px`, right: '6%', bottom: `${lowerHeight + numbersHeight + 16}px`, left: '6%' },
  maxZoom: 1,
} as const

const middleOf = ({ left, top, width, height }: DOMRect): Point => ({ x: left + width / 2, y: top + height / 2 })

/** What stands on the ground, or floats over it. */
const floating = '.react-flow__node, .react-flow__edge, .react-flow__panel, .react-flow__minimap, [role="dialog"]'

const isWithin = ({ x, y }: Point, { left, right, top, bottom }: DOMRect): boolean =>
  x >= left && x <= right && y >= top && y <= bottom

const selectorOf = ({ from, outlet }: OutletRef): string =>
  `[data-id="${CSS.escape(from)}"] .source[data-handleid="${CSS.escape(outlet)}"]`

export function useCanvas(): Canvas {
  const flow = useReactFlow()
  const store = useStoreApi()
  const motion = useMotionStore()
  return useMemo<Canvas>(() => {
    const frame = () => store.getState().domNode?.getBoundingClientRect()
    const cardOf = (id: string) =>
      store.getState().domNode?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)
    const isInView = (id: string) => {
      const card = cardOf(id)?.getBoundingClientRect()
      const seen = frame()
      if (!card || !seen) return false
      return (
        card.left >= seen.left &&
        card.right <= seen.right &&
        card.top >= seen.top + upperHeight &&
        card.bottom <= seen.bottom - lowerHeight
      )
    }
    const middlePoint = () => {
      const seen = frame()
      return seen ? middleOf(seen) : null
    }
    const glideTo: Canvas['glideTo'] = (document, positions) => {
      const before = new Map(document.nodes.map((node) => [node.id, node.position]))
      glide(before, positions, (moving) => motion.setState({ moving }))
    }
    return {
      glideTo,
      middle: () => {
        const point = middlePoint()
        if (!point) return { x: 0, y: 0 }
        const at = flow.screenToFlowPosition(point)
        return { x: at.x - cardWidth / 2, y: at.y - cardHeight / 2 }
      },
      middlePoint,
      pointOf: (outlet) => {
        const drawn = store.getState().domNode?.querySelector(selectorOf(outlet))?.getBoundingClientRect()
        const [point, seen] = [drawn && middleOf(drawn), frame()]
        return point && seen && isWithin(point, seen) ? point : null
      },
      isGround: (point) => {
        const seen = frame()
        if (!point || !seen || !isWithin(point, seen)) return false
        return document.elementFromPoint(point.x, point.y)?.closest(floating) === null
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
      focus: (id) => cardOf(id)?.focus({ preventScroll: true }),
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
