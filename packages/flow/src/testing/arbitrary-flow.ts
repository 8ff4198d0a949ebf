import * as fc from 'fast-check'
import { connect } from '../document/edit-edges.ts'
import { addNode, freeNodeId } from '../document/edit.ts'
import {
  completeSettings,
  emptyFlow,
  entryRules,
  type FlowDocument,
  type FlowEdge,
  type FlowNode,
} from '../document/flow-document.ts'
import { outletsOfNode } from '../document/outlets-of-node.ts'
import { kindOf, nodeKinds } from '../nodes/index.ts'
import { aWorkspace } from './a-workspace.ts'
import { arbitraryConfig } from './arbitrary-config.ts'

type Drawn = Pick<FlowNode, 'type' | 'config'>

// A placeholder can never be published, and behind a jump there is nothing to hang the next node on.
const leftOut: ReadonlySet<string> = new Set(['placeholder', 'go-to'])

const nodeOf = (categories: readonly string[]): fc.Arbitrary<Drawn> => {
  const kinds = nodeKinds.filter(({ type, category }) => categories.includes(category) && !leftOut.has(type))
  return fc.oneof(...kinds.map(({ type }) => configsOf(type).map((config) => ({ type, config }))))
}

const { catalog } = aWorkspace()

function configsOf(type: string): fc.Arbitrary<unknown> {
  const kind = kindOf(type)
  if (!kind) return fc.constant({})
  return arbitraryConfig(kind).filter((config) => !kind.faults?.(kind.config.parse(config), catalog).length)
}

/** Flows that can be published in `aWorkspace`: every outlet wired, every node reachable, no loop. */
export const arbitraryFlow = ({ maxNodes = 12 }: { maxNodes?: number } = {}): fc.Arbitrary<FlowDocument> =>
  fc
    .record({
      triggers: fc.array(nodeOf(['trigger']), { minLength: 1, maxLength: 3 }),
      nodes: fc.array(nodeOf(['timing', 'routing', 'action']), { maxLength: maxNodes }),
      entry: fc.constantFrom(...entryRules.filter((rule) => rule !== 'cool-down')),
    })
    .map(({ triggers, nodes, entry }) => {
      const drawn = [...triggers, ...nodes].reduce(hangOn, emptyFlow)
      return endAll({ ...drawn, settings: completeSettings({ entry }) })
    })

/** Any node of any kind, completely configured, with this id. */
export const arbitraryNode = (id: string): fc.Arbitrary<FlowNode> =>
  nodeOf(['trigger', 'timing', 'routing', 'action', 'end']).map((drawn) => placed(drawn, id, 0))

const placed = ({ type, config }: Drawn, id: string, row: number): FlowNode => {
  const parsed = kindOf(type)?.config.parse(config)
  return { id, type, name: '', config: parsed, position: { x: 0, y: row * 140 } }
}

function hangOn(document: FlowDocument, drawn: Drawn): FlowDocument {
  const node = placed(drawn, freeNodeId(document, drawn.type), document.nodes.length)
  const grown = addNode(document, node)
  return looseOutlets(document)
    .slice(0, 2)
    .reduce((led, end) => connect(led, { ...end, to: node.id }), grown)
}

function looseOutlets(document: FlowDocument): Omit<FlowEdge, 'to'>[] {
  const wired = new Set(document.edges.map((edge) => `${edge.from}.${edge.outlet}`))
  return document.nodes
    .flatMap((node) => outletsOfNode(node).map((outlet) => ({ from: node.id, outlet: outlet.id })))
    .filter(({ from, outlet }) => !wired.has(`${from}.${outlet}`))
}

function endAll(document: FlowDocument): FlowDocument {
  const end = placed({ type: 'end', config: { as: 'completed' } }, 'end-1', document.nodes.length)
  return looseOutlets(document).reduce((led, loose) => connect(led, { ...loose, to: end.id }), addNode(document, end))
}
