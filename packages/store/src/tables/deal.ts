import { bulkTable } from './columns.ts'

/** Fields as on a contact. */
export interface DealTable {
  id: number
  version: number
  company_id: number | null
  name: string | null
  pipeline: string | null
  stage: string | null
  /** `open`, `won` or `lost`; that of its stage. */
  type: string | null
  /** In whole units of `currency`. */
  amount: number | null
  currency: string | null
  /** Midnight UTC of the day, ms. */
  close_date: number | null
  owner: string | null
  stage_since: number | null
  created_at: number | null
  updated_at: number | null
  custom: string
}

export interface DealContactTable {
  deal_id: number
  contact_id: number
}

export const dealTable = bulkTable<DealTable>('deal', {
  id: 'integer',
  version: 'integer',
  company_id: 'integer',
  name: 'text',
  pipeline: 'text',
  stage: 'text',
  type: 'text',
  amount: 'real',
  currency: 'text',
  close_date: 'integer',
  owner: 'text',
  stage_since: 'integer',
  created_at: 'integer',
  updated_at: 'integer',
  custom: 'json',
})

export const dealContactTable = bulkTable<DealContactTable>('deal_contact', {
  deal_id: 'integer',
  contact_id: 'integer',
})
