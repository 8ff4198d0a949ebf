import type { FlowDocument } from '../document/flow-document.ts'

const columnWidth = 340
const rowHeight = 176

/** Where each node stands, as column and row. Lanes are laid by hand where a layout could not know what belongs together. */
export type Places = Readonly<Record<string, readonly [column: number, row: number]>>

/** The flow with its nodes at their places. */
export function placeNodes(document: FlowDocument, places: Places): FlowDocument {
  const nodes = document.nodes.map((node) => {
    const [column, row] = places[node.id] ?? [-1, 0]
    return { ...node, position: { x: column * columnWidth, y: row * rowHeight } }
  })
  return { ...document, nodes }
}
