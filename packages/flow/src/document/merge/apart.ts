import type { FlowDocument, FlowNode } from '../flow-document.ts'
import { redirectNode } from '../redirect-node.ts'
import type { Identified } from './merge-drawn.ts'
import { isSame, type Three } from './picker.ts'

/** Mine, with other ids for what I added where they added something else under the same id. */
export function setApart({ base, mine, theirs }: Three<FlowDocument>): FlowDocument {
  const nodes = newIds({ base: base.nodes, mine: mine.nodes, theirs: theirs.nodes })
  const notes = newIds({ base: base.notes, mine: mine.notes, theirs: theirs.notes })
  const groups = newIds({ base: base.groups, mine: mine.groups, theirs: theirs.groups })
  if (nodes.size + notes.size + groups.size === 0) return mine
  const renamed = (id: string) => nodes.get(id) ?? id
  return {
    ...mine,
    nodes: mine.nodes.map((node): FlowNode => ({ ...redirectNode(node, nodes), id: renamed(node.id) })),
    edges: mine.edges.map(({ from, outlet, to }) => ({ from: renamed(from), outlet, to: renamed(to) })),
    notes: mine.notes.map((note) => ({ ...note, id: notes.get(note.id) ?? note.id })),
    groups: mine.groups.map((group) => ({ ...group, id: groups.get(group.id) ?? group.id })),
  }
}

function newIds(three: Three<readonly Identified[]>): ReadonlyMap<string, string> {
  const before = new Set(three.base.map(({ id }) => id))
  const theirs = new Map(three.theirs.map((one) => [one.id, one]))
  const taken = new Set([...before, ...theirs.keys(), ...three.mine.map(({ id }) => id)])
  const renamed = new Map<string, string>()
  for (const one of three.mine) {
    const other = theirs.get(one.id)
    if (!other || before.has(one.id) || isSame(one, other)) continue
    const id = freeId(one.id, taken)
    taken.add(id)
    renamed.set(one.id, id)
  }
  return renamed
}

const mostLetters = 40

/** `wait-2` becomes the next number that nothing has. */
function freeId(id: string, taken: ReadonlySet<string>): string {
  const [stem = id] = id.split(/-\d+$/)
  for (let number = 2; ; number += 1) {
    const ending = `-${number}`
    const free = `${stem.slice(0, mostLetters - ending.length)}${ending}`
    if (!taken.has(free)) return free
  }
}
