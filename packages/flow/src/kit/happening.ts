import type { FieldValue } from '@etape/conditions'

/** Something that came about in a contact's turn and that a trigger or a listening run may want to hear of. */
export type Happening =
  | { type: 'contact-created'; source: string }
  | { type: 'segment-entered'; segment: string }
  | { type: 'segment-left'; segment: string }
  | { type: 'event'; name: string; properties: Readonly<Record<string, unknown>>; eventId: number }
  | { type: 'field-changed'; record: 'contact' | 'company'; field: string; before: FieldValue; after: FieldValue }
  | {
      type: 'deal-changed'
      dealId: number
      pipeline: string
      stage: string
      dealType: 'open' | 'won' | 'lost'
      created: boolean
    }
  /** Meant for that flow alone: the engine shows it to no other. */
  | { type: 'enrolled-by-hand'; flow: string }

/** Narrow enough that most happenings interest nobody: `event:Signed Up`, `field:contact.stage`. */
export function happeningKey(happening: Happening): string {
  switch (happening.type) {
    case 'contact-created':
    case 'deal-changed':
    case 'enrolled-by-hand':
      return happening.type
    case 'segment-entered':
    case 'segment-left':
      return `${happening.type}:${happening.segment}`
    case 'event':
      return `event:${happening.name}`
    case 'field-changed':
      return `field:${happening.record}.${happening.field}`
  }
}
