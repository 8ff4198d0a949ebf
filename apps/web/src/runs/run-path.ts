import type { ResponseOf } from '@etape/contract'
import type { FlowDocument } from '@etape/flow'
import type { EdgeMark, Light, Marks, NodeMark } from '../editor/canvas/marks.ts'
import { edgeKey } from '../editor/state/selection.ts'

export type RunDetail = ResponseOf<'readRun'>
export type RunStep = RunDetail['steps'][number]

/** Lights the way a run took: what it passed, where it is now; the rest recedes. */
export function lightPath(run: RunDetail, document: FlowDocument): Marks {
  const visited = new Set(run.steps.map((step) => step.node))
  const left = new Set(
    run.steps.flatMap((step) => (step.leftBy === null ? [] : [edgeKey({ from: step.node, outlet: step.leftBy })])),
  )
  const nodes = document.nodes.map(({ id }): [string, NodeMark] => [id, { light: nodeLight(id, run, visited) }])
  const edges = document.edges.map((edge): [string, EdgeMark] => {
    const key = edgeKey(edge)
    return [key, { light: left.has(key) ? 'passed' : 'dimmed' }]
  })
  return { nodes: new Map(nodes), edges: new Map(edges) }
}

function nodeLight(id: string, run: RunDetail, visited: ReadonlySet<string>): Light {
  if (id === run.node.id && run.status === 'failed') return 'failed'
  if (id === run.node.id && run.status === 'waiting') return 'current'
  return visited.has(id) || id === run.start.node ? 'passed' : 'dimmed'
}
