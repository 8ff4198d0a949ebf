import type { FieldValue } from '@etape/conditions'

export type Properties = Readonly<Record<string, unknown>>

/** Something that came about in a contact's turn and that a trigger or a listening run may want to hear of. */
export type Happening =
  | { type: 'contact-created'; source: string }
  | { type: 'segment-entered'; segment: string }
  | { type: 'segment-left'; segment: string }
  | { type: 'event'; name: string; properties: Properties; eventId: number }
  | { type: 'field-changed'; record: 'contact' | 'company'; field: string; before: FieldValue; after: FieldValue }
  | {
      type: 'deal-changed'
      dealId: number
      /** Where it stood; `null` when it was created, or when nobody knows any more. */
      before: { pipeline: string; stage: string } | null
      pipeline: string
      stage: string
      dealType: 'open' | 'won' | 'lost'
      created: boolean
    }
  | { type: 'task-completed'; taskId: number; taskType: string; title: string }
  /** A run of that flow ended for this contact. */
  | { type: 'flow-ended'; flow: string; outcome: string }
  | Directed

/** Meant for one flow alone: the engine shows it to no other. Those with a `node` are meant for that trigger alone. */
export type Directed =
  | { type: 'enrolled-by-hand'; flow: string }
  | { type: 'started-by-flow'; flow: string; by: string }
  | { type: 'date-reached'; flow: string; node: string; moment: number }
  | { type: 'webhook-received'; flow: string; node: string; properties: Properties }
  | { type: 'scheduled'; flow: string; node: string }

/** Narrow enough that most happenings interest nobody: `event:Signed Up`, `field:contact.stage`. */
export function happeningKey(happening: Happening): string {
  switch (happening.type) {
    case 'contact-created':
    case 'deal-changed':
    case 'task-completed':
    case 'enrolled-by-hand':
    case 'started-by-flow':
    case 'date-reached':
    case 'webhook-received':
    case 'scheduled':
      return happening.type
    case 'segment-entered':
    case 'segment-left':
      return `${happening.type}:${happening.segment}`
    case 'event':
      return `event:${happening.name}`
    case 'field-changed':
      return `field:${happening.record}.${happening.field}`
    case 'flow-ended':
      return `flow-ended:${happening.flow}`
  }
}

/** What a happening brings for personalised texts and for keyed entry: `{{ event.plan }}`. */
export function propertiesOf(happening: Happening): Properties | null {
  return happening.type === 'event' || happening.type === 'webhook-received' ? happening.properties : null
}
