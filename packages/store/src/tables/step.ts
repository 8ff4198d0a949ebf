import { bulkTable } from './columns.ts'

/** One visit of one run to one node. Contact and flow are those of the run. Append-only but for leaving. */
export interface StepTable {
  id: number
  run_id: number
  node: string
  kind: string
  /** From 1 within the run. */
  visit: number
  at: number
  left_at: number | null
  left_by: string | null
  state: 'waiting' | 'left' | 'ended' | 'failed'
  /** JSON list; `null` for an empty one. */
  verdicts: string | null
  /** JSON. */
  note: string | null
}

export const stepTable = bulkTable<StepTable>('step', {
  id: 'integer',
  run_id: 'integer',
  node: 'text',
  kind: 'text',
  visit: 'integer',
  at: 'integer',
  left_at: 'integer',
  left_by: 'text',
  state: 'text',
  verdicts: 'text',
  note: 'text',
})
