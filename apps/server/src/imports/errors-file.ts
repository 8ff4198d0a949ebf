import { formatPhrase, type FieldCatalog } from '@etape/conditions'
import type { ImportError, ImportJob, Store } from '@etape/store'
import { readReason } from './batch.ts'
import type { FileFacts } from './import-plan.ts'

const pageSize = 200

/** The rows that did not go in, as a CSV file: number, column, reason, then the cells as they were. */
export async function* errorsFile(store: Store, job: ImportJob, catalog: FieldCatalog): AsyncGenerator<string> {
  const { columns } = job.facts as FileFacts
  // The mark tells spreadsheets that it is UTF-8.
  yield `\uFEFF${lineOf(['Row', 'Column', 'Reason', ...columns])}`
  let cursor: string | undefined
  do {
    const page = await store.imports.errors(job.id, { limit: pageSize, ...(cursor !== undefined && { cursor }) })
    yield page.rows.map((error) => lineOf(cellsOf(error, catalog))).join('')
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
}

const cellsOf = ({ row, column, reason, cells }: ImportError, catalog: FieldCatalog): string[] => [
  String(row),
  column ?? '',
  sayReason(reason, catalog),
  ...cells,
]

export const sayReason = (reason: string, catalog: FieldCatalog): string =>
  formatPhrase(readReason(reason), 'en', {}, { fields: catalog })

const lineOf = (cells: readonly string[]): string => `${cells.map((cell) => quoted(inert(cell))).join(',')}\r\n`

// A spreadsheet would run what begins like a formula; numbers and telephone numbers are let be.
const formula = /^[=@\t\r]|^[+-](?![\d\s().,/-]*$)/
const inert = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell)

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
