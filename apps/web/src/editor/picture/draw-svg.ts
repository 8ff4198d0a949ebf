import { kindOf, outletsOfNode, type Category, type FlowDocument, type FlowNode, type Outlet } from '@etape/flow'
import type { Size } from '../state/frames.ts'
import { cardWidth, type Position } from '../state/spots.ts'

/** What a picture of a flow says, in the reader's language. */
export interface PictureWords {
  title: string
  kind: (node: FlowNode) => string
  /** What people call it, else what it does. */
  node: (node: FlowNode) => string
  outlet: (outlet: Outlet) => string
}

interface Box extends Position, Size {}

const margin = 40
const headHeight = 34
const lineHeight = 18
const bodySpace = 16
/** About how wide a letter is at 13 px, on the safe side. */
const letterWidth = 7.2
const font = "Inter, 'Helvetica Neue', Arial, sans-serif"
const ink = '#1b1f2a'
const soft = '#5a6275'
const line = '#c3c9d6'

const kindColours: Readonly<Record<Category, string>> = {
  trigger: '#6d3fd1',
  timing: '#9a5b00',
  routing: '#0b63b8',
  action: '#0f7a50',
  end: '#5a6275',
}
const noteColours = { yellow: '#d08700', blue: '#0284c7', green: '#16a34a', rose: '#e11d48', grey: '#64748b' } as const

/** The whole flow as an SVG document of its own: cards, edges, notes and groups where they stand. */
export function drawSvg(document: FlowDocument, words: PictureWords): string {
  const cards = new Map(document.nodes.map((node) => [node.id, cardOf(node, words)]))
  const seen = frameOf([
    ...[...cards.values()].map(({ box }) => box),
    ...[...document.notes, ...document.groups].map(boxOf),
  ])
  const parts = [
    ...document.groups.map((group) => drawGroup(boxOf(group), group.title, noteColours[group.colour])),
    ...document.notes.map((note) => drawNote(boxOf(note), note.text, noteColours[note.colour])),
    ...drawEdges(document, new Map([...cards].map(([id, { box }]) => [id, box])), words),
    ...[...cards.values()].map(drawCard),
  ]
  const { x, y, width, height } = seen
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}" font-family="${font}">`,
    `<title>${escaped(words.title)}</title>`,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#f6f7fa"/>`,
    ...parts,
    '</svg>',
  ].join('\n')
}

const boxOf = ({ position, size }: { position: Position; size: Size }): Box => ({ ...position, ...size })

function frameOf(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { x: 0, y: 0, width: 2 * margin, height: 2 * margin }
  const x = Math.min(...boxes.map((box) => box.x)) - margin
  const y = Math.min(...boxes.map((box) => box.y)) - margin
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + margin
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + margin
  return { x, y, width: right - x, height: bottom - y }
}

interface Card {
  box: Box
  kind: string
  lines: readonly string[]
  colour: string
}

function cardOf(node: FlowNode, words: PictureWords): Card {
  const lines = wrap(words.node(node), cardWidth - 45)
  const height = headHeight + lines.length * lineHeight + bodySpace
  return {
    box: { ...node.position, width: cardWidth, height },
    kind: words.kind(node),
    lines,
    colour: kindColours[kindOf(node.type)?.category ?? 'end'],
  }
}

/** Lines no wider than this; a word that is wider alone stands alone. */
export function wrap(text: string, width: number): string[] {
  const longest = Math.max(1, Math.floor(width / letterWidth))
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    for (const word of paragraph.split(/ +/)) {
      const last = lines.at(-1)
      if (last !== undefined && last.length + 1 + word.length <= longest) lines[lines.length - 1] = `${last} ${word}`
      else lines.push(word)
    }
    return lines
  })
}

function drawCard({ box: { x, y, width, height }, kind, lines, colour }: Card): string {
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="12" fill="#fff" stroke="${line}"/>`,
    `<circle cx="${x + 22}" cy="${y + 20}" r="7" fill="${colour}"/>`,
    `<text x="${x + 40}" y="${y + 24}" font-size="12" fill="${soft}">${escaped(kind)}</text>`,
    drawLines(lines, { x: x + 40, y: y + headHeight + 12 }, `font-size="13" font-weight="500" fill="${ink}"`),
  ].join('')
}

const drawLines = (lines: readonly string[], { x, y }: Position, style: string): string =>
  lines.map((text, index) => `<text x="${x}" y="${y + index * lineHeight}" ${style}>${escaped(text)}</text>`).join('')

function drawNote(box: Box, text: string, colour: string): string {
  const { x, y, width, height } = box
  const style = `font-size="13" fill="${ink}"`
  const lines = wrap(text, width - 24).slice(0, Math.max(1, Math.floor((height - 16) / lineHeight)))
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" fill="${colour}" fill-opacity="0.16" stroke="${colour}" stroke-opacity="0.4"/>${drawLines(lines, { x: x + 12, y: y + 22 }, style)}`
}

function drawGroup(box: Box, title: string, colour: string): string {
  const { x, y, width, height } = box
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="16" fill="${colour}" fill-opacity="0.06" stroke="${colour}" stroke-dasharray="6 5" stroke-opacity="0.6"/><text x="${x + 14}" y="${y + 22}" font-size="13" font-weight="600" fill="${colour}">${escaped(title)}</text>`
}

function drawEdges(document: FlowDocument, boxes: ReadonlyMap<string, Box>, words: PictureWords): string[] {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]))
  return document.edges.flatMap(({ from, outlet, to }) => {
    const [source, start, goal] = [nodes.get(from), boxes.get(from), boxes.get(to)]
    if (!source || !start || !goal) return []
    const outlets = outletsOfNode(source)
    const index = outlets.findIndex(({ id }) => id === outlet)
    const begin = { x: start.x + ((index + 1) / (outlets.length + 1)) * start.width, y: start.y + start.height }
    const end = { x: goal.x + goal.width / 2, y: goal.y }
    const label = outlets.length > 1 && outlets[index] ? words.outlet(outlets[index]) : ''
    return [drawEdge(begin, end, label)]
  })
}

function drawEdge(begin: Position, end: Position, label: string): string {
  const bend = Math.max(24, Math.abs(end.y - begin.y) / 2)
  const path = `M ${begin.x} ${begin.y} C ${begin.x} ${begin.y + bend}, ${end.x} ${end.y - bend}, ${end.x} ${end.y}`
  const drawn = `<path d="${path}" fill="none" stroke="#98a0b0" stroke-width="1.6"/>`
  if (label === '') return drawn
  const [x, y] = [(begin.x + end.x) / 2, (begin.y + end.y) / 2]
  const width = label.length * 6.6 + 16
  return `${drawn}<rect x="${x - width / 2}" y="${y - 10}" width="${width}" height="20" rx="10" fill="#fff" stroke="${line}"/><text x="${x}" y="${y + 4}" font-size="12" text-anchor="middle" fill="${ink}">${escaped(label)}</text>`
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign)
