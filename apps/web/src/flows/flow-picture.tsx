import { kindOf, type Category } from '@etape/flow'
import css from './flow-picture.module.css'

interface Point {
  x: number
  y: number
}
interface PictureNode {
  id: string
  type: string
  position: Point
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

const size = 76
const margin = 36
const leastWide = 760
const leastHigh = 380
// What is wider is shown from its beginning and fades out: a long flow drawn whole would be dust.
const mostWide = 1500
// The canvas runs down and its cards are wide; a picture runs across, with its branches close together.
const acrossScale = 0.9
const downScale = 0.46

/** A flow seen from afar, from left to right: its steps by their sort, and how they hang together. Decoration without a label. */
export function FlowPicture({ document, label }: { document: PictureDocument; label: string }) {
  const nodes = (document.nodes as readonly PictureNode[]).map((node) => ({ ...node, at: placeOf(node.position) }))
  const edges = document.edges as readonly PictureEdge[]
  const places = new Map(nodes.map(({ id, at }) => [id, at]))
  const frame = frameOf(nodes.map(({ at }) => at))
  return (
    <svg
      className={css.picture}
      viewBox={frame.box}
      data-fades={frame.isCut || undefined}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {edges.map((edge) => (
        <path
          key={`${edge.from} ${edge.to}`}
          className={css.edge}
          d={curve(places.get(edge.from), places.get(edge.to))}
        />
      ))}
      {nodes.map(({ id, type, at }) => (
        <Step key={id} category={kindOf(type)?.category ?? 'end'} at={at} />
      ))}
    </svg>
  )
}

function Step({ category, at }: { category: Category; at: Point }) {
  return (
    <g transform={`translate(${at.x} ${at.y})`}>
      <rect className={css.step} width={size} height={size} rx={20} style={{ stroke: `var(--kind-${category})` }} />
      <circle cx={size / 2} cy={size / 2} r={15} fill={`var(--kind-${category})`} />
    </g>
  )
}

const placeOf = ({ x, y }: Point): Point => ({ x: y * acrossScale, y: x * downScale })

interface Frame {
  box: string
  /** Whether the flow goes on beyond it. */
  isCut: boolean
}

/** The part of the plane that is shown; never less than a few steps, so that a small flow is not drawn huge. */
function frameOf(all: readonly Point[]): Frame {
  if (all.length === 0) return { box: `0 0 ${leastWide} ${leastHigh}`, isCut: false }
  const left = Math.min(...all.map(({ x }) => x))
  const places = all.filter(({ x }) => x + size - left <= mostWide)
  const isCut = places.length < all.length
  const top = Math.min(...places.map(({ y }) => y))
  const wide = isCut ? mostWide : Math.max(...places.map(({ x }) => x)) - left + size
  const high = Math.max(...places.map(({ y }) => y)) - top + size
  const [frameWide, frameHigh] = [Math.max(wide, leastWide) + 2 * margin, Math.max(high, leastHigh) + 2 * margin]
  const box = `${left - (frameWide - wide) / 2} ${top - (frameHigh - high) / 2} ${frameWide} ${frameHigh}`
  return { box, isCut }
}

function curve(from: Point | undefined, to: Point | undefined): string {
  if (!from || !to) return ''
  const [x1, y1, x2, y2] = [from.x + size, from.y + size / 2, to.x, to.y + size / 2]
  const bend = Math.max(Math.abs(x2 - x1) / 2, 20)
  return `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`
}
