import { kindOf, type Category } from '@etape/flow'
import css from './flow-picture.module.css'

interface PictureNode {
  id: string
  type: string
  position: { x: number; y: number }
}
interface PictureEdge {
  from: string
  to: string
}
/** As flow documents come over the wire. */
export interface PictureDocument {
  nodes: readonly unknown[]
  edges: readonly unknown[]
}

const width = 236
const height = 84
const margin = 40
const leastWide = 640
const leastHigh = 420

/** A flow seen from afar: where its nodes stand, what sort they are and how they hang together. Decoration without a label. */
export function FlowPicture({ document, label }: { document: PictureDocument; label: string }) {
  const nodes = document.nodes as readonly PictureNode[]
  const edges = document.edges as readonly PictureEdge[]
  const at = new Map(nodes.map((node) => [node.id, node.position]))
  return (
    <svg
      className={css.picture}
      viewBox={frameOf(nodes)}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
      preserveAspectRatio="xMidYMid meet"
    >
      {edges.map((edge) => (
        <path key={`${edge.from} ${edge.to}`} className={css.edge} d={curve(at.get(edge.from), at.get(edge.to))} />
      ))}
      {nodes.map((node) => (
        <NodeShape key={node.id} node={node} />
      ))}
    </svg>
  )
}

function NodeShape({ node: { type, position } }: { node: PictureNode }) {
  const category: Category = kindOf(type)?.category ?? 'end'
  return (
    <g transform={`translate(${position.x} ${position.y})`}>
      <rect className={css.card} width={width} height={height} rx={16} />
      <rect x={16} y={22} width={40} height={40} rx={12} fill={`var(--kind-${category}-soft)`} />
      <circle cx={36} cy={42} r={8} fill={`var(--kind-${category})`} />
      <rect className={css.word} x={72} y={26} width={72} height={10} rx={5} />
      <rect className={css.words} x={72} y={48} width={136} height={12} rx={6} />
    </g>
  )
}

/** The part of the canvas that has nodes; never less than a few, so that a small flow is not drawn huge. */
function frameOf(nodes: readonly PictureNode[]): string {
  if (nodes.length === 0) return `0 0 ${leastWide} ${leastHigh}`
  const xs = nodes.map((node) => node.position.x)
  const ys = nodes.map((node) => node.position.y)
  const left = Math.min(...xs)
  const top = Math.min(...ys)
  const wide = Math.max(...xs) - left + width
  const high = Math.max(...ys) - top + height
  const [frameWide, frameHigh] = [Math.max(wide, leastWide) + 2 * margin, Math.max(high, leastHigh) + 2 * margin]
  return `${left - (frameWide - wide) / 2} ${top - (frameHigh - high) / 2} ${frameWide} ${frameHigh}`
}

function curve(from: { x: number; y: number } | undefined, to: { x: number; y: number } | undefined): string {
  if (!from || !to) return ''
  const [x1, y1, x2, y2] = [from.x + width / 2, from.y + height, to.x + width / 2, to.y]
  const bend = Math.max(Math.abs(y2 - y1) / 2, 24)
  return `M${x1} ${y1} C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}`
}
