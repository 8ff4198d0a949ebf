import type { Condition } from '@etape/conditions'
import { fromGroup, groupOf, withPart, type Group } from './edit-condition.ts'

/** Where a part stands: its place in the outermost group, then in the group there, and so on. */
export type PartPath = readonly number[]

/** A place between the parts of a group, where something can be put. */
export interface Gap {
  group: PartPath
  /** Before which part; as many as there are for the end. */
  index: number
}

export type Direction = 'up' | 'down' | 'out' | 'in'

/** Groups are met through a `not` around them, which counts as a group of one. */
const partsOf = (condition: Condition): readonly Condition[] =>
  groupOf(condition)?.parts ?? ('not' in condition ? [condition.not] : [])

export function partAt(root: Condition, path: PartPath): Condition | undefined {
  return path.reduce<Condition | undefined>((part, index) => part && partsOf(part)[index], root)
}

/** The condition with a part moved into a gap, also of another group; a group that is left empty goes. */
export function movePart(root: Condition, from: PartPath, to: Gap): Condition {
  const part = partAt(root, from)
  if (!part || isWithin(to.group, from) || isBeside(from, to)) return root
  const grown = insertAt(root, to, part)
  return grown === root ? root : (replaceAt(grown, afterInsert(from, to), null) ?? root)
}

/** Where a part goes by one step of the keyboard; `null` where there is no further. */
export function gapTowards(root: Condition, path: PartPath, direction: Direction): Gap | null {
  const group = path.slice(0, -1)
  const index = path.at(-1) ?? 0
  const parts = partsOf(partAt(root, group) ?? root)
  switch (direction) {
    case 'up':
      return index > 0
        ? (lastGapOf(parts[index - 1], [...group, index - 1]) ?? { group, index: index - 1 })
        : outOf(root, group, 0)
    case 'down':
      return index < parts.length - 1
        ? (firstGapOf(parts[index + 1], [...group, index + 1]) ?? { group, index: index + 2 })
        : outOf(root, group, 1)
    case 'out':
      return outOf(root, group, 1)
    case 'in':
      return index > 0 ? lastGapOf(parts[index - 1], [...group, index - 1]) : null
  }
}

/** Before a group or after it, in the next group around; past a `not`, which holds one part only. */
function outOf(root: Condition, group: PartPath, after: 0 | 1): Gap | null {
  const above = group.slice(0, -1)
  const place = group.at(-1)
  if (place === undefined) return null
  const around = partAt(root, above)
  return around && groupOf(around) ? { group: above, index: place + after } : outOf(root, above, after)
}

const lastGapOf = (part: Condition | undefined, path: PartPath): Gap | null => {
  const group = part && groupOf(part)
  return group ? { group: path, index: group.parts.length } : null
}

const firstGapOf = (part: Condition | undefined, path: PartPath): Gap | null =>
  part && groupOf(part) ? { group: path, index: 0 } : null

export const isWithin = (path: PartPath, other: PartPath): boolean => other.every((place, at) => path[at] === place)

/** Whether the gap is just before or just after the part: nothing would move. */
const isBeside = (from: PartPath, { group, index }: Gap): boolean =>
  group.length === from.length - 1 &&
  isWithin(from, group) &&
  (index === from.at(-1) || index === (from.at(-1) ?? 0) + 1)

/** Where a part stands once it was moved: as it is looked for to give it the keyboard again. */
export function placeAfter(root: Condition, from: PartPath, to: Gap): PartPath {
  const part = partAt(root, from)
  const moved = movePart(root, from, to)
  return findPart(moved, part, []) ?? []
}

function findPart(within: Condition, part: Condition | undefined, path: PartPath): PartPath | null {
  if (within === part) return path
  for (const [index, inner] of partsOf(within).entries()) {
    const found = findPart(inner, part, [...path, index])
    if (found) return found
  }
  return null
}

/** Where a part stands once another was put in before it. */
function afterInsert(from: PartPath, { group, index }: Gap): PartPath {
  const level = group.length
  const place = from[level]
  const isPushed = place !== undefined && isWithin(from, group) && index <= place
  return isPushed ? [...from.slice(0, level), place + 1, ...from.slice(level + 1)] : from
}

function insertAt(root: Condition, { group, index }: Gap, part: Condition): Condition {
  const into = partAt(root, group)
  const known = into && groupOf(into)
  if (!known) return root
  const grown: Group = { ...known, parts: [...known.parts.slice(0, index), part, ...known.parts.slice(index)] }
  return replaceAt(root, group, fromGroup(grown)) ?? root
}

/** With another part at the path, or none; `null` when nothing is left. */
function replaceAt(root: Condition, [index, ...path]: PartPath, part: Condition | null): Condition | null {
  if (index === undefined) return part
  const group = groupOf(root)
  const inner = partsOf(root)[index]
  if (!inner) return root
  const next = replaceAt(inner, path, part)
  if (group) return fromGroup(withPart(group, index, next))
  return next && { not: next }
}
