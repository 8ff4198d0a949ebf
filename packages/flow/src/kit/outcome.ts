import type { Condition, EpochMs, FieldValue, Phrase, PropertyFilter } from '@etape/conditions'
import type { Priority, TaskType } from '@etape/crm'

/** What a step answers. Sleeping and listening runs leave by the named outlet when woken; the kind is not asked again. */
export type Outcome =
  | { type: 'leave'; by: string; effects?: readonly Effect[]; note?: Phrase }
  | { type: 'sleep'; until: EpochMs; thenBy: string }
  | { type: 'listen'; for: Listening; until: EpochMs | null; heardBy: string; timedOutBy: string }
  | { type: 'end'; as: string }

export type Listening =
  | { type: 'event'; name: string; where?: readonly PropertyFilter[] }
  | { type: 'condition'; when: Condition }
  | { type: 'segment'; segment: string; to: 'enter' | 'leave' }

/** Changes and deliveries as data. The set is closed: a new member is listed by the compiler wherever it must be handled. */
export type Effect =
  | { type: 'write'; record: 'contact' | 'company'; field: string; value: FieldValue; allowBackward?: boolean }
  | {
      type: 'create-deal'
      name: string
      pipeline: string
      stage: string
      amount: number | null
      currency: string | null
      owner: string | null
      withCompany: boolean
    }
  | {
      type: 'create-task'
      task: {
        type: TaskType
        title: string
        notes: string
        dueAt: EpochMs | null
        priority: Priority
        assignee: string | null
      }
    }
  | { type: 'add-note'; text: string }
  | { type: 'deliver'; delivery: Message }

/** What leaves for the outside world, or for people's inboxes; one file each in the server's deliveries/. */
export type Message =
  | { channel: 'email'; to: string | null; subject: string; body: string }
  | { channel: 'notification'; to: NotificationTarget; title: string; body: string; alsoByEmail: boolean }

export type NotificationTarget =
  | { type: 'users'; users: readonly string[] }
  | { type: 'team'; team: string }
  | { type: 'owner'; owner: string | null }
