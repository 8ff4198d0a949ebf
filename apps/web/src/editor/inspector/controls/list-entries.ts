/** A way out as a list of ways has it, perhaps unfinished. */
export interface WayEntry {
  id: string
  label: string
  [key: string]: unknown
}

export const entriesOf = (value: unknown): WayEntry[] =>
  Array.isArray(value)
    ? value.filter((one): one is WayEntry => typeof one === 'object' && one !== null && typeof one.id === 'string')
    : []

/** An id that no entry has: it names the outlet for good, whatever the way is called later. */
export function freeWayId(entries: readonly WayEntry[]): string {
  const taken = new Set(entries.map((entry) => entry.id))
  let number = entries.length + 1
  while (taken.has(`way-${number}`)) number += 1
  return `way-${number}`
}

/** With the entry at `from` put where `to` was. */
export function moveEntry<Entry>(entries: readonly Entry[], from: number, to: number): Entry[] {
  const entry = entries[from]
  if (entry === undefined || to < 0 || to >= entries.length) return [...entries]
  const others = entries.filter((_, index) => index !== from)
  return [...others.slice(0, to), entry, ...others.slice(to)]
}
