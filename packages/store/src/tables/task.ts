import { causedColumns, type CausedColumns } from './cause.ts'
import { bulkTable } from './columns.ts'

/** The cause is that of its creation. */
export interface TaskTable extends CausedColumns {
  id: number
  type: 'call' | 'email' | 'meeting' | 'to-do'
  title: string
  notes: string
  due_at: number | null
  priority: 'low' | 'normal' | 'high'
  /** A user's id. */
  assignee: string | null
  contact_id: number | null
  company_id: number | null
  deal_id: number | null
  done_at: number | null
  created_at: number
}

export const taskTable = bulkTable<TaskTable>('task', {
  id: 'integer',
  type: 'text',
  title: 'text',
  notes: 'text',
  due_at: 'integer',
  priority: 'text',
  assignee: 'text',
  contact_id: 'integer',
  company_id: 'integer',
  deal_id: 'integer',
  done_at: 'integer',
  created_at: 'integer',
  ...causedColumns,
})
