import { bulkTable } from './columns.ts'

/** Something a contact did. Append-only. */
export interface EventTable {
  id: number
  contact_id: number
  name: string
  /** When it happened, ms. */
  at: number
  /** When it came in, ms. */
  received_at: number
  /** JSON object. */
  properties: string
}

/** Names that have ever come in. */
export interface EventNameTable {
  name: string
}

export const eventTable = bulkTable<EventTable>('event', {
  id: 'integer',
  contact_id: 'integer',
  name: 'text',
  at: 'integer',
  received_at: 'integer',
  properties: 'json',
})

export const eventNameTable = bulkTable<EventNameTable>('event_name', { name: 'text' })
