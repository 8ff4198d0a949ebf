import type { EpochMs, Phrase } from '@etape/conditions'
import type { Cause } from '@etape/crm'
import type { ImportError, ImportJob } from '@etape/store'
import type { Foundation, Runtime } from '../context.ts'
import type { ImportPlan } from './import-plan.ts'
import type { RowFault, RowReading } from './read-row.ts'
import type { Row } from './read-rows.ts'

export interface ImportParts extends Foundation {
  runtime: Runtime
}

export interface ImportWork {
  parts: ImportParts
  job: ImportJob
  plan: ImportPlan
  cause: Cause
}

/** How a file is brought in. */
export interface Bringing {
  /** Aborted when it is to stop after the batch in hand. */
  signal: AbortSignal
  /** Waits after a batch that went at this moment; `null` when the next may follow at once. */
  pause: ((wentAt: EpochMs) => Promise<void>) | null
}

/** What became of the rows of a batch. */
export interface Tally {
  created: number
  updated: number
  unchanged: number
  skipped: number
  errors: ImportError[]
}

export const emptyTally = (): Tally => ({ created: 0, updated: 0, unchanged: 0, skipped: 0, errors: [] })

export const addTallies = (left: Tally, right: Tally): Tally => ({
  created: left.created + right.created,
  updated: left.updated + right.updated,
  unchanged: left.unchanged + right.unchanged,
  skipped: left.skipped + right.skipped,
  errors: [...left.errors, ...right.errors],
})

/** A row that was read, or not. */
export interface ReadRow {
  row: Row
  reading: RowReading
}

const maxKeptCells = 500
const maxKeptCellLength = 1000

/** A phrase is kept as JSON, so that it can be shown in any language later. */
export function errorOf({ number, cells }: Pick<Row, 'number' | 'cells'>, { column, message }: RowFault): ImportError {
  const kept = cells.slice(0, maxKeptCells).map((cell) => cell.slice(0, maxKeptCellLength))
  return { row: number, column, reason: JSON.stringify(message), cells: kept }
}

export function readReason(reason: string): Phrase {
  try {
    return JSON.parse(reason) as Phrase
  } catch {
    return { text: reason }
  }
}
