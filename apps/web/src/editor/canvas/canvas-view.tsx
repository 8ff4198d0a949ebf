import '@xyflow/react/dist/base.css'
import type { FlowDocument, FlowNode } from '@etape/flow'
import { useComputedColorScheme } from '@mantine/core'
import { Background, BackgroundVariant, MiniMap, ReactFlow, SelectionMode, type Viewport } from '@xyflow/react'
import { useCallback, useMemo, useState, type DragEvent, type ReactNode } from 'react'
import type { Selection } from '../state/selection.ts'
import type { Position } from '../state/spots.ts'
import { useCardWords } from '../words/card-words.tsx'
import { useMotion, useMotionStore } from './canvas-motion.ts'
import { fitOptions } from './use-canvas.ts'
import { useCanvasSpeech } from './canvas-speech.ts'
import css from './canvas-view.module.css'
import { EdgeLabelsContext, useNewEdgeHover } from './edge-labels.ts'
import { createEdgeDeriver, type FlowLine } from './derive-edges.ts'
import { createNodeDeriver } from './derive-nodes.ts'
import { createRemarkDeriver } from './derive-remarks.ts'
import { FlowEdgeLine } from './flow-edge.tsx'
import type { Marks } from './marks.ts'
import { NodeCard } from './node-card.tsx'
import { GroupCard, NoteCard } from './remark-card.tsx'
import { OpeningView } from './opening-view.tsx'
import { useConnecting, type Connecting } from './use-connecting.ts'
import { useEdgeChanges, useNodeChanges, type CanvasNode, type Pick } from './use-node-changes.ts'

const nodeTypes = { card: NodeCard, note: NoteCard, frame: GroupCard }
const edgeTypes = { line: FlowEdgeLine }
const snapGrid: [number, number] = [10, 10]
const zoom = { min: 0.15, max: 1.6 }

export interface CanvasViewProps extends Connecting {
  document: FlowDocument
  selection: Selection
  marks: Marks
  isEditable: boolean
  /** The node to begin with, in a flow too large to be seen at once. */
  opensAt?: string
  onSelect: (pick: Pick) => void
  onMove: (positions: ReadonlyMap<string, Position>) => void
  onNudge: (positions: ReadonlyMap<string, Position>) => void
  onDragOver?: (event: DragEvent) => void
  onDragLeave?: (event: DragEvent) => void
  onDrop?: (event: DragEvent) => void
  children?: ReactNode
}

/** The drawing on its dotted ground. Everything on it follows from the document; what one does comes out as calls. */
export function CanvasView(props: CanvasViewProps) {
  const { document, selection, marks, isEditable, onSelect, onDragOver, onDragLeave, onDrop, children } = props
  const nodes = useDerivedNodes(props)
  const target = useMotion((motion) => motion.target)
  const [deriveEdges] = useState(createEdgeDeriver)
  const edges = deriveEdges({ document, selection, marks, isEditable, target })
  const onNodesChange = useNodeChanges(props)
  const onEdgesChange = useEdgeChanges(onSelect)
  const connecting = useConnecting(props)
  const speech = useCanvasSpeech()
  const { opening, keepView } = useKeptView(document)
  const colorMode = useComputedColorScheme('light')
  const hover = useNewEdgeHover()
  const [place, setPlace] = useState<HTMLElement | null>(null)
  const findLabels = useCallback((root: HTMLElement | null) => {
    setPlace(root?.querySelector<HTMLElement>('.react-flow__edgelabel-renderer') ?? null)
  }, [])
  const labels = useMemo(() => ({ place, hover }), [place, hover])
  const enterEdge = useCallback((_: unknown, edge: FlowLine) => hover.hold(edge.id), [hover])
  return (
    <EdgeLabelsContext value={labels}>
      <ReactFlow
        ref={findLabels}
        className={css.canvas ?? ''}
        data-connecting={connecting.isConnecting || undefined}
        colorMode={colorMode}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onConnect={connecting.connect}
        onReconnect={connecting.reconnect}
        onConnectStart={connecting.startConnecting}
        onConnectEnd={connecting.endConnecting}
        isValidConnection={connecting.isValidConnection}
        onEdgeMouseEnter={enterEdge}
        onEdgeMouseLeave={hover.leave}
        connectOnClick={false}
        // A group that came to the front when selected would cover what stands in it.
        elevateNodesOnSelect={false}
        edgesFocusable={false}
        nodesDraggable={isEditable}
        nodesConnectable={isEditable}
        deleteKeyCode={null}
        selectionMode={SelectionMode.Partial}
        panOnScroll
        zoomOnDoubleClick={false}
        snapToGrid
        snapGrid={snapGrid}
        minZoom={zoom.min}
        maxZoom={zoom.max}
        onMoveEnd={keepView}
        {...opening}
        ariaLabelConfig={speech}
        {...(onDragOver && { onDragOver })}
        {...(onDragLeave && { onDragLeave })}
        {...(onDrop && { onDrop })}
      >
        <Background
          variant={BackgroundVariant.Dots}
          gap={20}
          size={1.4}
          color="var(--canvas-dot)"
          bgColor="var(--ground)"
        />
        {document.nodes.length > 0 && (
          <MiniMap
            className={css.minimap ?? ''}
            pannable
            zoomable
            nodeColor={minimapColor}
            nodeBorderRadius={8}
            bgColor="var(--paper)"
            maskColor="color-mix(in srgb, var(--ground) 55%, transparent)"
          />
        )}
        {opening.fitView && <OpeningView at={props.opensAt ?? null} />}
        {children}
      </ReactFlow>
    </EdgeLabelsContext>
  )
}

const fitting = { fitView: true, fitViewOptions: fitOptions }
// Fitted later on, the first step would jump from where it was put.
const still = { fitView: false }

/** A canvas that takes another's place, as in a rehearsal, shows what that one showed. */
function useKeptView({ nodes }: FlowDocument) {
  const motion = useMotionStore()
  const [opening] = useState(() => {
    const { view } = motion.getState()
    if (view) return { fitView: false, defaultViewport: view }
    return nodes.length > 0 ? fitting : still
  })
  const keepView = useCallback((_: unknown, view: Viewport) => motion.setState({ view }), [motion])
  return { opening, keepView }
}

const minimapColor = ({ selected, type, data }: CanvasNode): string => {
  if (type !== 'card') return selected ? 'var(--accent)' : 'var(--line)'
  const light = data.mark?.light
  return selected || light === 'passed' || light === 'current' ? 'var(--accent)' : 'var(--line-strong)'
}

function useDerivedNodes({ document, selection, marks, isEditable }: CanvasViewProps): CanvasNode[] {
  const words = useCardWords()
  const ariaLabel = useCallback((node: FlowNode) => words.node(node), [words])
  const sizes = useMotion((motion) => motion.sizes)
  const moving = useMotion((motion) => motion.moving)
  const [derive] = useState(createNodeDeriver)
  const [deriveRemarks] = useState(createRemarkDeriver)
  const cards = derive({ document, selection, marks, isEditable, sizes, moving, ariaLabel })
  const remarks = deriveRemarks({ document, selection, isEditable, sizes, moving })
  return useMemo(() => (remarks.length === 0 ? cards : [...remarks, ...cards]), [remarks, cards])
}
