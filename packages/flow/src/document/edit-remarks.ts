import type { FlowDocument, FlowGroup, FlowNote } from './flow-document.ts'

/** What people put on the canvas besides steps. */
export type Remark = 'note' | 'group'

type Place = Partial<Pick<FlowNote, 'position' | 'size'>>

const freeId = (prefix: Remark, taken: readonly { id: string }[]): string => {
  const ids = new Set(taken.map(({ id }) => id))
  let number = taken.length + 1
  while (ids.has(`${prefix}-${number}`)) number += 1
  return `${prefix}-${number}`
}

/** The flow with a note more; its id is one that no note has. */
export function addNote(document: FlowDocument, note: Omit<FlowNote, 'id'>): { document: FlowDocument; id: string } {
  const id = freeId('note', document.notes)
  return { document: { ...document, notes: [...document.notes, { ...note, id }] }, id }
}

/** The flow with a group more; its id is one that no group has. */
export function addGroup(document: FlowDocument, group: Omit<FlowGroup, 'id'>): { document: FlowDocument; id: string } {
  const id = freeId('group', document.groups)
  return { document: { ...document, groups: [...document.groups, { ...group, id }] }, id }
}

export const changeNote = (document: FlowDocument, id: string, part: Partial<Omit<FlowNote, 'id'>>): FlowDocument => ({
  ...document,
  notes: document.notes.map((note) => (note.id === id ? { ...note, ...part } : note)),
})

export const changeGroup = (
  document: FlowDocument,
  id: string,
  part: Partial<Omit<FlowGroup, 'id'>>,
): FlowDocument => ({
  ...document,
  groups: document.groups.map((group) => (group.id === id ? { ...group, ...part } : group)),
})

/** Notes and groups put elsewhere or made larger, by id. */
export function placeRemarks(
  document: FlowDocument,
  notes: ReadonlyMap<string, Place>,
  groups: ReadonlyMap<string, Place>,
): FlowDocument {
  return {
    ...document,
    notes: document.notes.map((note) => ({ ...note, ...notes.get(note.id) })),
    groups: document.groups.map((group) => ({ ...group, ...groups.get(group.id) })),
  }
}

/** Without these notes and groups; the steps in a group stay. */
export const removeRemarks = (
  document: FlowDocument,
  notes: ReadonlySet<string>,
  groups: ReadonlySet<string>,
): FlowDocument => ({
  ...document,
  notes: document.notes.filter(({ id }) => !notes.has(id)),
  groups: document.groups.filter(({ id }) => !groups.has(id)),
})
