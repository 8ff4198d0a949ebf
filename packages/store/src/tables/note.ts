import { causedColumns, type CausedColumns } from './cause.ts'
import { bulkTable } from './columns.ts'

/** The cause is its author. */
export interface NoteTable extends CausedColumns {
  id: number
  contact_id: number
  text: string
  at: number
}

export const noteTable = bulkTable<NoteTable>('note', {
  id: 'integer',
  contact_id: 'integer',
  text: 'text',
  at: 'integer',
  ...causedColumns,
})
