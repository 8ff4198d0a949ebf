import type { FlowDocument } from './flow-document.ts'
import { entryNodes, graphOf, orderNodes, type FlowGraph } from './graph.ts'
import { outletsOfNode } from './outlets-of-node.ts'

const columnWidth = 300
const rowHeight = 176

/**
 * The flow with its nodes in rows from the top, each below all that lead to it, and branches side by side.
 * Enough for flows made by code; the editor has a layout of its own.
 */
export function tidyFlow(document: FlowDocument): FlowDocument {
  const graph = graphOf(document, document.edges)
  const order = orderNodes(
    graph,
    entryNodes(document).map((node) => node.id),
  )
  const rows = rowsOf(graph, order)
  const ids = document.nodes.map((node) => node.id)
  const columns = withTailInMiddle(graph, rows, columnsOf(graph, ids, rows))
  const nodes = document.nodes.map((node) => ({
    ...node,
    position: { x: Math.round((columns.get(node.id) ?? 0) * columnWidth), y: (rows.get(node.id) ?? 0) * rowHeight },
  }))
  return { ...document, nodes }
}

function rowsOf(graph: FlowGraph, order: readonly string[]): ReadonlyMap<string, number> {
  const rows = new Map<string, number>()
  for (const id of order) {
    const above = graph.incoming(id).map(({ from }) => rows.get(from) ?? -1)
    rows.set(id, Math.max(-1, ...above) + 1)
  }
  return rows
}

/** Each node hangs from the last that leads to it, and stands in the middle of what hangs from it. */
function columnsOf(
  graph: FlowGraph,
  order: readonly string[],
  rows: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const columns = new Map<string, number>()
  let next = 0
  const place = (id: string): void => {
    const hanging = [...new Set(ledTo(graph, id))].filter((to) => holderOf(graph, to, rows) === id)
    for (const one of hanging) place(one)
    const [first, last] = [columns.get(hanging[0] ?? ''), columns.get(hanging.at(-1) ?? '')]
    columns.set(id, first === undefined || last === undefined ? next++ : (first + last) / 2)
  }
  for (const id of order) if (holderOf(graph, id, rows) === null) place(id)
  return columns
}

/** The tail of a flow, one node a row, hangs in the middle of all that leads to it. */
function withTailInMiddle(
  graph: FlowGraph,
  rows: ReadonlyMap<string, number>,
  columns: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const placed = new Map(columns)
  const byRow = Map.groupBy(rows.keys(), (id) => rows.get(id) ?? 0)
  const fromBelow = [...byRow].toSorted(([one], [other]) => other - one).map(([, ids]) => ids)
  const end = fromBelow.findIndex((ids) => ids.length > 1)
  const tail = fromBelow.slice(0, end === -1 ? 0 : end).toReversed()
  for (const [id] of tail) {
    if (id === undefined) continue
    const above = graph.incoming(id).flatMap(({ from }) => placed.get(from) ?? [])
    if (above.length > 0) placed.set(id, above.reduce((sum, column) => sum + column, 0) / above.length)
  }
  return placed
}

function holderOf(graph: FlowGraph, id: string, rows: ReadonlyMap<string, number>): string | null {
  const row = rows.get(id) ?? 0
  return graph.incoming(id).findLast(({ from }) => rows.get(from) === row - 1)?.from ?? null
}

/** Where a node's edges lead, in the order of its outlets. */
function ledTo(graph: FlowGraph, id: string): readonly string[] {
  const node = graph.nodes.get(id)
  const outlets = node ? outletsOfNode(node).map((outlet) => outlet.id) : []
  return outlets.flatMap((outlet) => graph.outgoing(id).flatMap((edge) => (edge.outlet === outlet ? [edge.to] : [])))
}
