import { bulkTable } from './columns.ts'

/** What happened to a contact and is not handled yet; deleted by the turn that handles it. */
export interface InputTable {
  id: number
  contact_id: number
  at: number
  received_at: number
  /** When it is to be handled, if not at once. */
  due_at: number | null
  hop: number
  /** Who sent it; not what is in `input_key`, which outlives it. */
  source: string
  /** JSON. */
  content: string
}

/** Every idempotency key there ever was, so that what comes twice is known for ever. */
export interface InputKeyTable {
  source: string
  key: string
  contact_id: number
}

/** Which contact somebody from outside is. A value leads to one contact; a contact can have several anonymous ids. */
export interface IdentityTable {
  kind: 'external' | 'email' | 'anonymous'
  value: string
  contact_id: number
}

export const inputTable = bulkTable<InputTable>('input', {
  id: 'integer',
  contact_id: 'integer',
  at: 'integer',
  received_at: 'integer',
  due_at: 'integer',
  hop: 'integer',
  source: 'text',
  content: 'text',
})

export const inputKeyTable = bulkTable<InputKeyTable>('input_key', {
  source: 'text',
  key: 'text',
  contact_id: 'integer',
})

export const identityTable = bulkTable<IdentityTable>('identity', {
  kind: 'text',
  value: 'text',
  contact_id: 'integer',
})
