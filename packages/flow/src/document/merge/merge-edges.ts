import type { FlowDocument, FlowEdge, FlowNode } from '../flow-document.ts'
import { outletsOfNode } from '../outlets-of-node.ts'
import { isSame, type Picker, type Side, type Three } from './picker.ts'

interface MergingEdges {
  three: Three<FlowDocument>
  /** As they are after merging. */
  nodes: readonly FlowNode[]
  /** Nodes that one took away and the other changed: edges at them follow the side that was taken. */
  disputed: ReadonlyMap<string, Side>
  picker: Picker
}

/** One edge from each outlet at most, and none at a node or an outlet that is gone. */
export function mergeEdges({ three, nodes, disputed, picker }: MergingEdges): FlowEdge[] {
  const [base, mine, theirs] = [three.base, three.mine, three.theirs].map(targetsIn) as [Targets, Targets, Targets]
  const kept = new Map(nodes.map((node) => [node.id, node]))
  const edges: FlowEdge[] = []
  for (const [key, { from, outlet }] of new Map([...mine, ...theirs])) {
    const found = { base: base.get(key)?.to, mine: mine.get(key)?.to, theirs: theirs.get(key)?.to }
    const side = sideAt(disputed, [from, found.mine, found.theirs, found.base])
    const to = side ? found[side] : picker.pick({ subject: { type: 'edge', from, outlet }, path: '' }, found)
    const node = kept.get(from)
    if (to === undefined || !kept.has(to) || !node) continue
    if (isOffered(node, outlet, three)) edges.push({ from, outlet, to })
  }
  return edges
}

type Targets = ReadonlyMap<string, FlowEdge>

const targetsIn = ({ edges }: FlowDocument): Targets =>
  new Map(edges.map((edge) => [`${edge.from}.${edge.outlet}`, edge]))

function sideAt(disputed: ReadonlyMap<string, Side>, ids: readonly (string | undefined)[]): Side | undefined {
  const id = ids.find((one) => one !== undefined && disputed.has(one))
  return id === undefined ? undefined : disputed.get(id)
}

/** What merging did not change keeps its edges, even those that do not fit it. */
function isOffered(node: FlowNode, outlet: string, { mine, theirs }: Three<FlowDocument>): boolean {
  if (outletsOfNode(node).some(({ id }) => id === outlet)) return true
  return [mine, theirs].some(({ nodes, edges }) => {
    const own = nodes.find(({ id }) => id === node.id)
    const isLed = edges.some((edge) => edge.from === node.id && edge.outlet === outlet)
    return isLed && own?.type === node.type && isSame(own.config, node.config)
  })
}
