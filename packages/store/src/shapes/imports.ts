import type { EpochMs } from '@etape/conditions'
import type { Page, Paging } from '../store.ts'

export interface ImportRow {
  id: number
  fileName: string
  object: 'contact' | 'company' | 'deal'
  state: 'uploaded' | 'running' | 'settling' | 'done' | 'failed' | 'cancelled'
  /** In the file. */
  rows: number
  read: number
  created: number
  updated: number
  unchanged: number
  skipped: number
  failed: number
  startedAt: EpochMs | null
  endedAt: EpochMs | null
  by: string
  problem: string | null
}

/** With what the server needs to go on after a restart. */
export interface ImportJob extends ImportRow {
  path: string
  /** What was found in the file, as JSON. */
  facts: unknown
  /** How columns become fields, as JSON; `null` before the start. */
  plan: unknown
}

export interface ImportError {
  /** Number of the row in the file; the header is row 1. */
  row: number
  column: string | null
  reason: string
  cells: string[]
}

export interface Imports {
  create(
    job: Pick<ImportJob, 'fileName' | 'object' | 'rows' | 'by' | 'path' | 'facts'> & { at: EpochMs },
  ): Promise<ImportJob>
  get(id: number): Promise<ImportJob | null>
  /** Newest first. */
  list(paging: Paging): Promise<Page<ImportRow>>
  unfinished(): Promise<ImportJob[]>
  update(
    id: number,
    values: Partial<Omit<ImportJob, 'id' | 'fileName' | 'object' | 'by' | 'path'>>,
  ): Promise<ImportJob | null>
  addErrors(id: number, errors: readonly ImportError[]): Promise<void>
  /** By row. */
  errors(id: number, paging: Paging): Promise<Page<ImportError>>
}
