import { isRecord } from '../../kit/json.ts'
import type { FlowDocument, FlowEdge, FlowGroup, FlowNode, FlowNote, FlowSettings } from '../flow-document.ts'
import { setApart } from './apart.ts'
import { mergeDrawn, mergeKeys, whereItStands, type Identified, type MergedDrawn } from './merge-drawn.ts'
import { mergeEdges } from './merge-edges.ts'
import {
  createPicker,
  isSame,
  type MergeChoices,
  type MergeConflict,
  type MergeSubject,
  type Picker,
  type Side,
  type Three,
} from './picker.ts'

export interface MergedFlows {
  document: FlowDocument
  /** What both changed, each in another way; whether or not it was chosen already. */
  conflicts: readonly MergeConflict[]
}

/**
 * What two people made of the same drawing, as one: what only one of them changed is taken from them, what both changed as chosen.
 * Nodes that both added under the same id become two. The result can be read if all three can.
 */
export function mergeFlows(given: Three<FlowDocument>, choices: MergeChoices = {}): MergedFlows {
  const three = { ...given, mine: setApart(given) }
  const picker = createPicker(choices)
  const { drawn: nodes, disputed } = mergeNodes(three, picker)
  const edges = mergeEdges({ three, nodes, disputed, picker })
  const settings = mergeSettings(three, picker)
  const notes = mergeRemarks<FlowNote>(
    'note',
    pluck(three, ({ notes: all }) => all),
    picker,
  )
  const groups = mergeRemarks<FlowGroup>(
    'group',
    pluck(three, ({ groups: all }) => all),
    picker,
  )
  return { document: { format: 2, nodes, edges, settings, notes, groups }, conflicts: picker.conflicts }
}

function pluck<From, To>({ base, mine, theirs }: Three<From>, pick: (from: From) => To): Three<To> {
  return { base: pick(base), mine: pick(mine), theirs: pick(theirs) }
}

function mergeNodes(three: Three<FlowDocument>, picker: Picker): MergedDrawn<FlowNode> {
  const rewired = { mine: rewiredNodes(three.base, three.mine), theirs: rewiredNodes(three.base, three.theirs) }
  return mergeDrawn<FlowNode>({
    three: pluck(three, ({ nodes }) => nodes),
    subjectOf: (id) => ({ type: 'node', id }),
    picker,
    both: (found) => mergeNode(found, picker),
    isTouched: (node, base, side: Side) =>
      rewired[side].has(node.id) || !isSame({ ...node, position: null }, { ...base, position: null }),
  })
}

/** Nodes at edges that are not in the base. */
function rewiredNodes(base: FlowDocument, changed: FlowDocument): ReadonlySet<string> {
  const known = new Set(base.edges.map(wordOf))
  return new Set(changed.edges.filter((edge) => !known.has(wordOf(edge))).flatMap(({ from, to }) => [from, to]))
}

const wordOf = ({ from, outlet, to }: FlowEdge): string => `${from}.${outlet}.${to}`

type Both<Drawn> = { base: Drawn | undefined; mine: Drawn; theirs: Drawn }

function mergeNode({ base, mine, theirs }: Both<FlowNode>, picker: Picker): FlowNode {
  const three: Three<FlowNode> = { base: base ?? mine, mine, theirs }
  const subject: MergeSubject = { type: 'node', id: mine.id }
  return {
    id: mine.id,
    ...mergeKind(three, subject, picker),
    name: picker.pick(
      { subject, path: 'name' },
      pluck(three, ({ name }) => name),
    ),
    position: whereItStands(pluck(three, ({ position }) => position)),
  }
}

/** Settings of different kinds cannot be mixed: where a side made another kind of it, kind and settings go together. */
function mergeKind(three: Three<FlowNode>, subject: MergeSubject, picker: Picker): Pick<FlowNode, 'type' | 'config'> {
  const { base, mine, theirs } = three
  const kindAndConfig = ({ type, config }: FlowNode) => ({ type, config })
  if (mine.type !== theirs.type || mine.type !== base.type)
    return picker.pick({ subject, path: 'type' }, pluck(three, kindAndConfig))
  const configs = pluck(three, ({ config }) => (isRecord(config) ? config : {}))
  const config = mergeKeys(configs, (key, values) => picker.pick({ subject, path: `config.${key}` }, values))
  return { type: mine.type, config }
}

function mergeSettings(three: Three<FlowDocument>, picker: Picker): FlowSettings {
  const settings = pluck(three, (document) => ({ ...document.settings }))
  const subject: MergeSubject = { type: 'settings' }
  const merged = mergeKeys(settings, (key, values) => picker.pick({ subject, path: `settings.${key}` }, values))
  return { ...three.mine.settings, ...merged }
}

const recordOf = (drawn: object): Readonly<Record<string, unknown>> => Object.fromEntries(Object.entries(drawn))

const placing: ReadonlySet<string> = new Set(['position', 'size'])

function mergeRemarks<Remark extends Identified>(
  type: 'note' | 'group',
  three: Three<readonly Remark[]>,
  picker: Picker,
): Remark[] {
  const subjectOf = (id: string): MergeSubject => ({ type, id })
  return mergeDrawn<Remark>({
    three,
    subjectOf,
    picker,
    both: ({ base, mine, theirs }) => {
      const records = pluck({ base: base ?? mine, mine, theirs }, recordOf)
      const merged = mergeKeys(records, (key, values) =>
        placing.has(key) ? whereItStands(values) : picker.pick({ subject: subjectOf(mine.id), path: key }, values),
      )
      return { ...mine, ...merged }
    },
    isTouched: (remark, base) => !isSame({ ...remark, position: null }, { ...base, position: null }),
  }).drawn
}
