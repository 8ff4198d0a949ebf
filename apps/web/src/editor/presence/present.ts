import type { ResponseOf } from '@etape/contract'
import { initialsOf } from '../../contacts/initials.ts'

/** Somebody else who has the flow open, or oneself in another window. */
export interface Present {
  tab: string
  name: string
  initials: string
  node: string | null
  /** Tells people apart besides their initials. */
  hue: Hue
}

export const hues = ['violet', 'teal', 'orange', 'sky', 'rose', 'green', 'amber', 'cyan'] as const
export type Hue = (typeof hues)[number]

/** Everybody but this window, each with a colour that stays the same wherever they are seen. */
export function othersIn(rows: ResponseOf<'listPresence'>['rows'], ownTab: string): readonly Present[] {
  return rows
    .filter(({ tab }) => tab !== ownTab)
    .map(({ tab, user, node }) => ({
      tab,
      name: user.name,
      initials: initialsOf(user.name),
      node,
      hue: hueOf(user.id),
    }))
}

function hueOf(id: string): Hue {
  let sum = 0
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 9973
  return hues[sum % hues.length] ?? 'violet'
}

/** Who has each step selected. */
export function byNode(others: readonly Present[]): ReadonlyMap<string, readonly Present[]> {
  const found = new Map<string, Present[]>()
  for (const one of others) if (one.node !== null) found.set(one.node, [...(found.get(one.node) ?? []), one])
  return found
}
