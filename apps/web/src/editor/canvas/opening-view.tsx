import { useNodesInitialized, useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { cardHeight, cardWidth } from '../state/spots.ts'

const readableZoom = 0.6
const openingZoom = 0.8
const topGap = 72

/**
 * What one sees first: all of the flow, or, where that would be too small to read, its top or the node `at`.
 */
export function OpeningView({ at }: { at: string | null }) {
  const flow = useReactFlow()
  const store = useStoreApi()
  const areMeasured = useNodesInitialized()
  const isDone = useRef(false)
  useEffect(() => {
    if (!areMeasured || isDone.current) return
    isDone.current = true
    if (flow.getZoom() >= readableZoom) return
    const { width, height } = store.getState()
    const nodes = flow.getNodes()
    const top = nodes.toSorted((one, other) => one.position.y - other.position.y)[0]
    const node = nodes.find(({ id }) => id === at) ?? top
    if (!node) return
    const middle = { x: node.position.x + cardWidth / 2, y: node.position.y + cardHeight / 2 }
    void flow.setViewport({
      x: width / 2 - middle.x * openingZoom,
      y: node === top ? topGap - node.position.y * openingZoom : height / 2 - middle.y * openingZoom,
      zoom: openingZoom,
    })
  }, [areMeasured, flow, store, at])
  return null
}
