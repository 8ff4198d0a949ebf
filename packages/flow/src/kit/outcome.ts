import type { Condition, EpochMs, FieldValue, FieldValues, Phrase, PropertyFilter } from '@etape/conditions'
import type { Priority, TaskType } from '@etape/crm'

/** What a step answers. Sleeping and listening runs leave by the named outlet when woken; the kind is not asked again. */
export type Outcome =
  | { type: 'leave'; by: string; effects?: readonly Effect[]; note?: Phrase }
  | { type: 'sleep'; until: EpochMs; thenBy: string }
  | {
      type: 'listen'
      for: Listening
      until: EpochMs | null
      heardBy: string
      timedOutBy: string
      /** Only for an answer: where to go on when it says no, or when nothing could be sent; else by `timedOutBy`. */
      failedBy?: string
      effects?: readonly Effect[]
      note?: Phrase
    }
  | { type: 'end'; as: string }

export type Listening =
  | { type: 'event'; name: string; where?: readonly PropertyFilter[] }
  | { type: 'condition'; when: Condition }
  | { type: 'segment'; segment: string; to: 'enter' | 'leave' }
  /** The n-th delivery of this visit, counted from 1, has been answered. */
  | { type: 'answer'; delivery: number }

/** Changes and deliveries as data. The set is closed: a new member is listed by the compiler wherever it must be handled. */
export type Effect =
  | {
      type: 'write'
      record: 'contact' | 'company'
      field: string
      value: FieldValue
      allowBackward?: boolean
      /** Reckoned from what is there now, as one point more is: it comes on top of what other runs write, and competes with none. */
      isAdded?: boolean
    }
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
  /** Static segments only; a dynamic one is left as its condition says. */
  | { type: 'move-segment'; segment: string; move: 'add' | 'remove' }
  | {
      type: 'update-deal'
      /** The contact's newest that is open, or the newest that this run made. */
      which: 'latest-open' | 'from-this-flow'
      fields: FieldValues
    }
  /** Writes the contact's company; one that has none joins the company of this domain or name, which is made if there is none. */
  | { type: 'provide-company'; name: string | null; domain: string | null; fields: FieldValues }
  | { type: 'start-flow'; flow: string }
  /** Ends the contact's runs in that flow, or with `null` in all others. */
  | { type: 'stop-flow'; flow: string | null }
  | { type: 'deliver'; delivery: Message }

/** What leaves for the outside world, or for people's inboxes; one file each in the server's deliveries/. */
export type Message =
  | { channel: 'email'; to: string | null; subject: string; body: string }
  | { channel: 'notification'; to: NotificationTarget; title: string; body: string; alsoByEmail: boolean }
  | {
      channel: 'webhook'
      url: string
      method: WebhookMethod
      headers: Readonly<Record<string, string>>
      body: string
      /** What to take from a JSON answer. */
      reads: readonly AnswerRead[]
      /** Flows whose runs led to it, oldest first: said along, so that a circle that leaves the house is known when it comes back. */
      through?: readonly string[]
    }
  /** To the workspace's own incoming webhook when `to` is null, else to this address. */
  | { channel: 'slack'; to: string | null; text: string }

export const webhookMethods = ['POST', 'PUT', 'PATCH', 'GET', 'DELETE'] as const
export type WebhookMethod = (typeof webhookMethods)[number]

export interface AnswerRead {
  /** Keys with dots between them, and nothing else: `user.plan`. */
  path: string
  /** A field such as `contact.plan`, which it is written to, or an `answerKey` for `{{ webhook.<node>.<path> }}`. */
  into: string
}

/** Under what a value is kept for personalised texts: a path may begin like a field and is none. */
export const answerKey = (path: string): string => `answer.${path}`

export type NotificationTarget =
  | { type: 'users'; users: readonly string[] }
  | { type: 'team'; team: string }
  | { type: 'owner'; owner: string | null }
