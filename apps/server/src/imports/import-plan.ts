import type { columnMapping, importObject, importPlan, importPreview } from '@etape/contract'
import type { z } from 'zod'
import type { Encoding } from './decode.ts'

export type ColumnMapping = z.output<typeof columnMapping>
export type Target = ColumnMapping['to']
export type ImportPlan = z.output<typeof importPlan>
export type ImportObject = z.output<typeof importObject>
export type ColumnPreview = z.output<typeof importPreview>['columns'][number]

/** What was found in an uploaded file; kept with the import. */
export interface FileFacts {
  encoding: Encoding
  delimiter: string
  /** Names of the columns, in order. */
  columns: string[]
}
