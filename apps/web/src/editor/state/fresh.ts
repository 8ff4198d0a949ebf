import type { FlowDocument } from '@etape/flow'
import type { Selection } from './selection.ts'

/** Steps that were put there and not left yet, by id: what they lack is to be filled in, and no problem so far. */
export type Fresh = ReadonlySet<string>

export const nothingFresh: Fresh = new Set()

/** With the steps that are in `after` and selected there, and were not in `before`. */
export function withAdded(fresh: Fresh, before: FlowDocument, after: FlowDocument, { nodes }: Selection): Fresh {
  const known = new Set(before.nodes.map(({ id }) => id))
  const added = after.nodes.filter(({ id }) => nodes.has(id) && !known.has(id))
  return added.length === 0 ? fresh : new Set([...fresh, ...added.map(({ id }) => id)])
}

/** Without the steps that were selected and are not any more. */
export function withoutLeft(fresh: Fresh, before: Selection, after: Selection): Fresh {
  const isLeft = (id: string) => before.nodes.has(id) && !after.nodes.has(id)
  return [...fresh].some(isLeft) ? new Set([...fresh].filter((id) => !isLeft(id))) : fresh
}
