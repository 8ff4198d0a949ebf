import {
  addNode,
  connect,
  disconnect,
  insertOnEdge,
  moveNodes,
  newNode,
  removeNodes,
  removeNodesAndRewire,
  removeRemarks,
  renameNode,
  placeRemarks,
  reachableFrom,
  graphOf,
  replaceNode,
  setConfig,
  setSettings,
  type FlowDocument,
  type FlowEdge,
  type FlowNode,
  type FlowSettings,
  type Remark,
} from '@etape/flow'
import { freeOutlet, isTriggerType } from './connecting.ts'
import type { Change, EditorState } from './editor.ts'
import { cutOut, isEmptyFragment, pasteInto, type Fragment } from './fragment.ts'
import { placesOf } from './frames.ts'
import { makeRoomOn } from './make-room.ts'
import { idsOf, remarkKey } from './remark-key.ts'
import { edgeKey, findEdge, onlyEdge, onlyNodes, soleNode, type OutletRef } from './selection.ts'
import { setIn } from './set-in.ts'
import { cardWidth, freeSpot, spotAfter, type Position } from './spots.ts'

/** Everything one can do to the drawing; each is one step of the history. */
export interface Drawing {
  /** A new node here, connected to nothing. */
  add: (type: string, at: Position) => void
  /** A new node after the selected one's free outlet; else in the middle. */
  append: (type: string, middle: Position) => void
  /** A new node at this outlet: in between if it leads somewhere already. */
  addAt: (type: string, outlet: OutletRef, at?: Position) => void
  connect: (edge: FlowEdge) => void
  /** As `connect`, leaving the selection as it is. */
  connectQuietly: (edge: FlowEdge) => void
  disconnect: (outlet: OutletRef) => void
  move: (positions: ReadonlyMap<string, Position>) => void
  /** As `move`; a row of them is one step. */
  nudge: (positions: ReadonlyMap<string, Position>) => void
  rename: (id: string, name: string) => void
  /** Sets one field of a node's configuration. */
  configure: (id: string, path: readonly string[], value: unknown) => void
  changeSettings: (settings: Partial<FlowSettings>) => void
  /** What is selected; what led to a removed node leads on to where that led. */
  removeSelected: () => void
  duplicateSelected: () => void
  /** The node and everything that follows from it. */
  duplicateBranch: (id: string) => void
  /** Another kind in a node's place; what led there leads to it. */
  become: (id: string, type: string) => void
  /** What is selected, for the clipboard. */
  copySelected: () => Fragment
  paste: (fragment: Fragment, offset: Position) => void
}

/** How far copies are set off from what was copied. */
export const pasteOffset: Position = { x: 40, y: 60 }
const branchOffset: Position = { x: cardWidth + 60, y: 0 }

/** A node and everything that follows from it. */
const branchFrom = (document: FlowDocument, id: string): ReadonlySet<string> => reachableFrom(graphOf(document), [id])

export function drawingVerbs(read: () => EditorState, change: Change): Drawing {
  const edit = (next: (document: FlowDocument) => FlowDocument, joining?: string) =>
    change(next(read().document), joining === undefined ? {} : { joining })

  const addAt: Drawing['addAt'] = (type, outlet, at) => {
    const { document } = read()
    const edge = findEdge(document, edgeKey(outlet))
    const grown = edge ? insertNew(document, type, edge) : appendNew(document, { type, outlet, at })
    change(grown.document, { select: onlyNodes(grown.node.id) })
  }
  const add: Drawing['add'] = (type, at) => {
    const { document } = read()
    const node = newNode(document, type, { x: Math.round(at.x), y: Math.round(at.y) })
    change(addNode(document, node), { select: onlyNodes(node.id) })
  }
  const paste: Drawing['paste'] = (fragment, offset) => {
    if (isEmptyFragment(fragment)) return
    const pasted = pasteInto(read().document, fragment, offset)
    change(pasted.document, { select: onlyNodes(...pasted.ids) })
  }
  const copySelected = () => cutOut(read().document, read().selection.nodes)
  return {
    add,
    append: (type, middle) => {
      const outlet = isTriggerType(type) ? null : outletToGoOnFrom(read())
      if (outlet) addAt(type, outlet)
      else add(type, freeSpot(read().document, middle))
    },
    addAt,
    connect: (edge) => change(connect(read().document, edge), { select: onlyEdge(edge) }),
    connectQuietly: (edge) => edit((document) => connect(document, edge)),
    disconnect: (outlet) => edit((document) => disconnect(document, outlet)),
    move: (positions) => edit((document) => moveElsewhere(document, positions)),
    nudge: (positions) => edit((document) => moveElsewhere(document, positions), 'nudge'),
    rename: (id, name) => edit((document) => renameNode(document, id, name), `rename ${id}`),
    configure: (id, path, value) => {
      const node = read().document.nodes.find((one) => one.id === id)
      if (!node) return
      edit((document) => setConfig(document, id, setIn(node.config, path, value)), `${id} ${path.join('.')}`)
    },
    changeSettings: (settings) =>
      edit((document) => setSettings(document, settings), `settings ${Object.keys(settings).join()}`),
    removeSelected: () => change(withoutSelected(read())),
    duplicateSelected: () => paste(copySelected(), pasteOffset),
    duplicateBranch: (id) => paste(cutOut(read().document, branchFrom(read().document, id)), branchOffset),
    become: (id, type) => {
      const { document } = read()
      const before = document.nodes.find((node) => node.id === id)
      if (!before) return
      const node = { ...newNode(document, type, before.position), name: before.name }
      change(replaceNode(document, id, node), { select: onlyNodes(node.id) })
    },
    copySelected,
    paste,
  }
}

interface Grown {
  document: FlowDocument
  node: FlowNode
}

function insertNew(document: FlowDocument, type: string, edge: FlowEdge): Grown {
  const roomy = makeRoomOn(document, edge)
  const node = newNode(roomy.document, type, roomy.spot)
  return { document: insertOnEdge(roomy.document, edge, node), node }
}

interface Appending {
  type: string
  outlet: OutletRef
  at: Position | undefined
}

function appendNew(document: FlowDocument, { type, outlet, at }: Appending): Grown {
  const node = newNode(document, type, at ?? spotAfter(document, outlet))
  return { document: connect(addNode(document, node), { ...outlet, to: node.id }), node }
}

function outletToGoOnFrom({ document, selection }: EditorState): OutletRef | null {
  const node = document.nodes.find((one) => one.id === soleNode(selection))
  const outlet = node && freeOutlet(document, node)
  return outlet ? { from: node.id, outlet: outlet.id } : null
}

/** What is put where it stands is no step of the history. */
function moveElsewhere(document: FlowDocument, positions: ReadonlyMap<string, Position>): FlowDocument {
  const stands = new Map(placesOf(document))
  const elsewhere = [...positions].some(([key, { x, y }]) => {
    const at = stands.get(key)
    return at !== undefined && (at.x !== x || at.y !== y)
  })
  if (!elsewhere) return document
  const placed = (sort: Remark) =>
    new Map([...idsOf(sort, positions.keys())].map((id) => [id, placeOf(positions, remarkKey(sort, id))]))
  const moved = moveNodes(document, positions)
  return placed('note').size + placed('group').size > 0 ? placeRemarks(moved, placed('note'), placed('group')) : moved
}

function placeOf(positions: ReadonlyMap<string, Position>, key: string): { position?: Position } {
  const position = positions.get(key)
  return position ? { position } : {}
}

function withoutSelected({ document, selection }: EditorState): FlowDocument {
  const edges = document.edges.filter((edge) => selection.edges.has(edgeKey(edge)))
  const wired = edges.reduce(disconnect, document)
  if (selection.nodes.size === 0) return edges.length > 0 ? wired : document
  const cleared = removeRemarks(wired, idsOf('note', selection.nodes), idsOf('group', selection.nodes))
  return isInARow(document, selection.nodes)
    ? removeNodesAndRewire(cleared, selection.nodes)
    : removeNodes(cleared, selection.nodes)
}

/** Whether each of the nodes leads to one place at most, so that there is no doubt where to lead past it. */
const isInARow = (document: FlowDocument, ids: ReadonlySet<string>): boolean =>
  [...ids].every((id) => new Set(document.edges.filter((edge) => edge.from === id).map((edge) => edge.to)).size <= 1)
