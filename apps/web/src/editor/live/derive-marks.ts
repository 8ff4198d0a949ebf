import type { FlowDocument } from '@etape/flow'
import type { EdgeMark, Marks, NodeMark } from '../canvas/marks.ts'
import { errorsIn, type Problems } from '../problems/problems-context.ts'
import { byNode, type Present } from '../presence/present.ts'
import { edgeKey } from '../state/selection.ts'
import type { FlowNumbers } from './numbers-context.ts'

interface MarkSource {
  document: FlowDocument
  problems: Problems
  numbers: FlowNumbers | null
  /** Whether edges show how many took them by how thick they are. */
  isHeated: boolean
  /** Who else has the flow open. */
  others: readonly Present[]
}

/** Makes the marks of nodes and edges; a mark that says the same as before stays the same object. */
export function createMarkDeriver(): (source: MarkSource) => Marks {
  let known: Marks = { nodes: new Map(), edges: new Map() }
  return ({ document, problems, numbers, isHeated, others }) => {
    const there = byNode(others)
    const statsOf = new Map(numbers?.nodes.map((stats) => [stats.node, stats]))
    const nodes = new Map<string, NodeMark>()
    for (const { id } of document.nodes) {
      const mark = nodeMark(problems.ofNode(id), {
        asks: problems.asks(id),
        stats: statsOf.get(id),
        others: there.get(id),
        isLive: numbers !== null,
      })
      nodes.set(id, unlessSame(known.nodes.get(id), mark))
    }
    const edges = new Map<string, EdgeMark>()
    const most = isHeated ? mostTaken(document, statsOf) : 0
    for (const edge of document.edges) {
      const count = statsOf.get(edge.from)?.left[edge.outlet]
      if (count === undefined) continue
      const mark = most > 0 ? { count, heat: count / most } : { count }
      edges.set(edgeKey(edge), unlessSame(known.edges.get(edgeKey(edge)), mark))
    }
    known = { nodes, edges }
    return known
  }
}

const mostTaken = ({ edges }: FlowDocument, statsOf: ReadonlyMap<string, Stats>): number =>
  Math.max(0, ...edges.map(({ from, outlet }) => statsOf.get(from)?.left[outlet] ?? 0))

type Stats = FlowNumbers['nodes'][number]

interface Known {
  asks: boolean
  stats: Stats | undefined
  others: readonly Present[] | undefined
  isLive: boolean
}

function nodeMark(problems: ReturnType<Problems['ofNode']>, { asks, stats, others, isLive }: Known): NodeMark {
  const errors = errorsIn(problems)
  const { visited = 0, waiting = 0, failed = 0 } = stats ?? {}
  const left = Object.values(stats?.left ?? {}).reduce((sum, count) => sum + count, 0)
  return {
    errors,
    warnings: problems.length - errors,
    ...(asks && { asks }),
    ...(others && { others }),
    ...(isLive && stats && { numbers: { visited, waiting, left, failed } }),
  }
}

function unlessSame<Mark>(before: Mark | undefined, mark: Mark): Mark {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(mark) ? before : mark
}
