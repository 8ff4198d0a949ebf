import { bulkTable } from './columns.ts'

/**
 * Who or what did something, said once for the many rows that have it in common. Never changed or deleted.
 * What differs from row to row stands in the row: the run, the step, the event.
 */
export interface CauseTable {
  id: number
  /** JSON. */
  text: string
}

/** Columns of every row that has a cause. */
export interface CausedColumns {
  cause_id: number
  run_id: number | null
  step_id: number | null
  event_id: number | null
}

export const causeTable = bulkTable<CauseTable>('cause', { id: 'integer', text: 'text' })

export const causedColumns = {
  cause_id: 'integer',
  run_id: 'integer',
  step_id: 'integer',
  event_id: 'integer',
} as const
