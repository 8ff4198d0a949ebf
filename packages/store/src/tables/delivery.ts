import type { Message } from '@etape/flow'
import type { DeliveryStatus } from '../shapes/sending.ts'
import { bulkTable } from './columns.ts'

/** A message to the outside world or to people's inboxes. */
export interface DeliveryTable {
  id: number
  /** `run:node:visit:n`, the same over every retry. */
  key: string
  contact_id: number
  run_id: number | null
  step_id: number | null
  /** Of the step that wrote it. */
  flow: string | null
  node: string | null
  channel: Message['channel']
  /** See `DeliveryRow`. */
  recipient: string
  title: string
  /** JSON. */
  message: string
  status: DeliveryStatus
  attempts: number
  /** When it may be sent, or while somebody has it when the lease ends; `null` when it is done with or held. */
  due_at: number | null
  /** Row id of the version for which it waits for somebody to look at it; `null` otherwise. */
  hold: number | null
  /** How many of the limits of speed it has had its turn at. */
  paced: number
  /** When the last try ended. */
  tried_at: number | null
  /** JSON. */
  reason: string | null
  created_at: number
  done_at: number | null
}

/** Written before it is tried, its outcome after. */
export interface DeliveryAttemptTable {
  id: number
  delivery_id: number
  at: number
  /** `started` until it is known. */
  outcome: string
  detail: string
}

export interface NotificationTable {
  id: number
  user_id: string
  delivery_id: number | null
  title: string
  body: string
  contact_id: number | null
  run_id: number | null
  at: number
  read_at: number | null
}

export const deliveryTable = bulkTable<DeliveryTable>('delivery', {
  id: 'integer',
  key: 'text',
  contact_id: 'integer',
  run_id: 'integer',
  step_id: 'integer',
  flow: 'text',
  node: 'text',
  channel: 'text',
  recipient: 'text',
  title: 'text',
  message: 'text',
  status: 'text',
  attempts: 'integer',
  due_at: 'integer',
  hold: 'integer',
  paced: 'integer',
  tried_at: 'integer',
  reason: 'text',
  created_at: 'integer',
  done_at: 'integer',
})

export const deliveryAttemptTable = bulkTable<DeliveryAttemptTable>('delivery_attempt', {
  id: 'integer',
  delivery_id: 'integer',
  at: 'integer',
  outcome: 'text',
  detail: 'text',
})

export const notificationTable = bulkTable<NotificationTable>('notification', {
  id: 'integer',
  user_id: 'text',
  delivery_id: 'integer',
  title: 'text',
  body: 'text',
  contact_id: 'integer',
  run_id: 'integer',
  at: 'integer',
  read_at: 'integer',
})
