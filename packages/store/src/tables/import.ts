import { bulkTable } from './columns.ts'

/** One file being taken in. Counts are of rows. */
export interface ImportTable {
  id: number
  file_name: string
  object: 'contact' | 'company' | 'deal'
  state: 'uploaded' | 'running' | 'settling' | 'done' | 'failed' | 'cancelled'
  /** Where the uploaded file lies. */
  path: string
  /** JSON: what was found in the file. */
  facts: string
  /** JSON: how columns become fields. */
  plan: string | null
  rows: number
  read: number
  created: number
  updated: number
  unchanged: number
  skipped: number
  failed: number
  started_at: number | null
  ended_at: number | null
  started_by: string
  uploaded_at: number
  problem: string | null
}

export interface ImportErrorTable {
  import_id: number
  /** Within the import, from 0. */
  position: number
  row: number
  column: string | null
  reason: string
  /** JSON list. */
  cells: string
}

export const importErrorTable = bulkTable<ImportErrorTable>('import_error', {
  import_id: 'integer',
  position: 'integer',
  row: 'integer',
  column: 'text',
  reason: 'text',
  cells: 'text',
})
