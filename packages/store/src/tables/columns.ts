/** What a column holds; each database has its own names for it, see `ColumnTypes`. */
export type ColumnType = 'integer' | 'real' | 'text' | 'json'

/** A table that the run loop writes many rows of at once. `json` columns are given as JSON text. */
export interface BulkTable<Row = Record<string, unknown>> {
  name: string
  columns: Readonly<Record<keyof Row & string, ColumnType>>
}

export function bulkTable<Row>(name: string, columns: Record<keyof Row & string, ColumnType>): BulkTable<Row> {
  return { name, columns }
}
