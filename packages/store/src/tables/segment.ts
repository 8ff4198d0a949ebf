import { bulkTable } from './columns.ts'

export interface SegmentTable {
  /** Made from its first name. */
  id: string
  name: string
  description: string
  kind: 'dynamic' | 'static'
  /** JSON. */
  condition: string | null
  /** `counting` while members are brought in line with a new definition. */
  state: 'ready' | 'counting'
  /** How many are in it, kept by whatever writes members. */
  members: number
  updated_at: number
}

/** One stay of one contact in one segment. Stays that are over are kept. */
export interface SegmentMemberTable {
  segment: string
  contact_id: number
  entered_at: number
  left_at: number | null
  /** JSON: `{ cause, verdict }`. */
  entered_why: string
  left_why: string | null
}

export const segmentMemberTable = bulkTable<SegmentMemberTable>('segment_member', {
  segment: 'text',
  contact_id: 'integer',
  entered_at: 'integer',
  left_at: 'integer',
  entered_why: 'text',
  left_why: 'text',
})
