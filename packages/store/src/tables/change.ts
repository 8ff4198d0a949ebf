import { causedColumns, type CausedColumns } from './cause.ts'
import { bulkTable } from './columns.ts'

/** One write to a record, accepted or not. Append-only. */
export interface ChangeTable extends CausedColumns {
  id: number
  record: 'contact' | 'company' | 'deal'
  record_id: number
  contact_id: number | null
  field: string
  /** JSON. */
  before: string
  /** JSON. */
  after: string
  outcome: 'accepted' | 'refused' | 'superseded'
  rule: string | null
  at: number
}

export const changeTable = bulkTable<ChangeTable>('change', {
  id: 'integer',
  record: 'text',
  record_id: 'integer',
  contact_id: 'integer',
  field: 'text',
  before: 'text',
  after: 'text',
  outcome: 'text',
  rule: 'text',
  at: 'integer',
  ...causedColumns,
})
