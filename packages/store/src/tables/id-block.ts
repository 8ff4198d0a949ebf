import { bulkTable } from './columns.ts'

/** The keys that are handed out next, per table. */
export interface IdBlockTable {
  name: string
  next: number
}

export const idBlockTable = bulkTable<IdBlockTable>('id_block', { name: 'text', next: 'integer' })
