import type { FlowEdge } from '@etape/flow'
import type { Connection, IsValidConnection, OnConnect, OnConnectEnd, OnReconnect } from '@xyflow/react'
import { useCallback, useState } from 'react'
import type { Refusal } from '../state/connecting.ts'
import type { OutletRef } from '../state/selection.ts'
import type { Point } from './canvas-offers.ts'
import type { FlowLine } from './derive-edges.ts'

export interface Connecting {
  refusalOf: (edge: FlowEdge) => Refusal | null
  onConnect: (edge: FlowEdge) => void
  /** An edge was let go over a node it cannot lead to. */
  onRefused: (refusal: Refusal) => void
  /** An edge was let go over nothing. */
  onOfferNext: (outlet: OutletRef, at: Point) => void
}

const edgeOf = ({
  source,
  sourceHandle,
  target,
}: Pick<Connection, 'source' | 'sourceHandle' | 'target'>): FlowEdge => ({
  from: source,
  outlet: sourceHandle ?? '',
  to: target,
})

/** Drawing edges: from an outlet to a node, or into nothing, where the next kind is offered. */
export function useConnecting({ refusalOf, onConnect, onRefused, onOfferNext }: Connecting) {
  const [isConnecting, setIsConnecting] = useState(false)

  const isValidConnection: IsValidConnection<FlowLine> = useCallback(
    ({ source, sourceHandle, target }) =>
      refusalOf(edgeOf({ source, sourceHandle: sourceHandle ?? null, target })) === null,
    [refusalOf],
  )
  const connect: OnConnect = useCallback((connection) => onConnect(edgeOf(connection)), [onConnect])
  const reconnect: OnReconnect<FlowLine> = useCallback((_, connection) => onConnect(edgeOf(connection)), [onConnect])
  const endConnecting: OnConnectEnd = useCallback(
    (event, { isValid, fromNode, fromHandle }) => {
      setIsConnecting(false)
      if (isValid || !fromNode || fromHandle?.type !== 'source') return
      const point = pointOf(event)
      const outlet = { from: fromNode.id, outlet: fromHandle.id ?? '' }
      const over = document.elementFromPoint(point.x, point.y)
      const to = over?.closest<HTMLElement>('.react-flow__node')?.dataset['id']
      if (to === undefined) {
        if (over?.closest('.react-flow__pane')) onOfferNext(outlet, point)
        return
      }
      const refusal = refusalOf({ ...outlet, to })
      // A short slip on the outlet's own card is a click, not an attempt to connect.
      if (refusal && to !== fromNode.id) onRefused(refusal)
    },
    [refusalOf, onRefused, onOfferNext],
  )
  const startConnecting = useCallback(() => setIsConnecting(true), [])
  return { isConnecting, isValidConnection, connect, reconnect, startConnecting, endConnecting }
}

function pointOf(event: MouseEvent | TouchEvent): Point {
  const at = 'changedTouches' in event ? event.changedTouches[0] : event
  return { x: at?.clientX ?? 0, y: at?.clientY ?? 0 }
}
