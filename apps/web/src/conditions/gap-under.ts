import type { Gap, PartPath } from './arrange.ts'

const readPath = (text: string | undefined): PartPath => (text ? text.split('.').map(Number) : [])

/** The gap at a point of the window: before or after the row there, or at the end of the group whose foot it is. */
export function gapUnder(root: HTMLElement, x: number, y: number): Gap | null {
  const under = document.elementFromPoint(x, y)
  if (!under || !root.contains(under)) return null
  const row = under.closest<HTMLElement>('[data-part]')
  const group = under.closest<HTMLElement>('[data-group]')
  // The group is inside the row when the pointer is at the group's own head or foot.
  if (group && (!row || row.contains(group))) return atEdgeOf(group, y)
  if (!row) return null
  const path = readPath(row.dataset['part'])
  const { top, height } = row.getBoundingClientRect()
  return { group: path.slice(0, -1), index: (path.at(-1) ?? 0) + (y < top + height / 2 ? 0 : 1) }
}

function atEdgeOf(group: HTMLElement, y: number): Gap {
  const path = readPath(group.dataset['group'])
  const rows = [...group.querySelectorAll<HTMLElement>('[data-part]')].filter(
    (row) => readPath(row.dataset['part']).length === path.length + 1,
  )
  const below = rows.findIndex((row) => y < row.getBoundingClientRect().top)
  return { group: path, index: below === -1 ? rows.length : below }
}
