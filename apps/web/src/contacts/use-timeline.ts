import { usePages, type RowOf } from '../data/queries.ts'
import type { Listing } from '../data/listing.ts'
import { useAddressParam } from '../ui/use-address-param.ts'

type Kind = RowOf<'readTimeline'>['kind']

/** What a timeline can be narrowed to, and the kinds of rows each shows. */
export const timelineParts = {
  changes: ['change', 'segment'],
  events: ['event'],
  flows: ['run'],
  messages: ['message'],
  people: ['note', 'task', 'deal'],
} as const satisfies Record<string, readonly Kind[]>
export type TimelinePart = keyof typeof timelineParts

export interface ShownTimeline {
  listing: Listing<RowOf<'readTimeline'>>
  /** `null` shows everything. */
  part: TimelinePart | null
  show: (part: TimelinePart | null) => void
}

/** A contact's timeline, narrowed as the address says. */
export function useTimeline(contactId: string): ShownTimeline {
  const [asked, ask] = useAddressParam('show')
  const part = isPart(asked) ? asked : null
  const kinds = part && timelineParts[part].join(',')
  const listing = usePages('readTimeline', {
    params: { id: contactId },
    query: { limit: 50, ...(kinds !== null && { kinds }) },
  })
  return { listing, part, show: (next) => ask(next ?? '') }
}

const isPart = (text: string): text is TimelinePart => Object.hasOwn(timelineParts, text)
