import { bulkTable } from './columns.ts'

/** A person. Built-in fields are columns named like their key, custom ones are in `custom`. */
export interface ContactTable {
  id: number
  /** Counts writes; a turn that read an older one is not stored. */
  version: number
  company_id: number | null
  /** When it next needs a turn, ms; `null` when nothing is to come. */
  due_at: number | null
  /** Up to when its turns have handled everything; `null` before its first. */
  turned_at: number | null
  /** Why its turn cannot be taken, JSON; it is not claimed while set. */
  problem: string | null
  problem_at: number | null
  email: string | null
  first_name: string | null
  last_name: string | null
  phone: string | null
  job_title: string | null
  country: string | null
  city: string | null
  language: string | null
  time_zone: string | null
  owner: string | null
  source: string | null
  score: number | null
  stage: string | null
  status: string | null
  furthest_stage: string | null
  stage_since: number | null
  status_since: number | null
  /** 0 or 1. */
  subscribed: number | null
  /** 0 or 1. */
  marketing_contact: number | null
  external_id: string | null
  created_at: number | null
  updated_at: number | null
  last_seen_at: number | null
  /** JSON object, field key to value. */
  custom: string
}

export const contactTable = bulkTable<ContactTable>('contact', {
  id: 'integer',
  version: 'integer',
  company_id: 'integer',
  due_at: 'integer',
  turned_at: 'integer',
  problem: 'text',
  problem_at: 'integer',
  email: 'text',
  first_name: 'text',
  last_name: 'text',
  phone: 'text',
  job_title: 'text',
  country: 'text',
  city: 'text',
  language: 'text',
  time_zone: 'text',
  owner: 'text',
  source: 'text',
  score: 'real',
  stage: 'text',
  status: 'text',
  furthest_stage: 'text',
  stage_since: 'integer',
  status_since: 'integer',
  subscribed: 'integer',
  marketing_contact: 'integer',
  external_id: 'text',
  created_at: 'integer',
  updated_at: 'integer',
  last_seen_at: 'integer',
  custom: 'json',
})
