import type { FieldCatalog, Problem } from '@etape/conditions'
import type { Say } from '../explain/say.ts'
import { emptyColumn, noteCell, type ColumnFacts } from './column-facts.ts'
import { detectEncoding } from './decode.ts'
import { detectDelimiter } from './detect-delimiter.ts'
import type { ColumnPreview, FileFacts, ImportObject } from './import-plan.ts'
import { nameColumns } from './name-columns.ts'
import { readRows, type Row } from './read-rows.ts'
import { suggestColumn } from './suggest-column.ts'

export type Looked =
  | { ok: true; facts: FileFacts; columns: ColumnPreview[]; rows: number; problems: Problem[] }
  | { ok: false; code: 'import/not-text' | 'import/empty' | 'import/columns-missing' }

const maxColumns = 500

interface Looking {
  object: ImportObject
  catalog: FieldCatalog
  /** In the language of whoever sends the file. */
  say: Say
}

/** Reads an uploaded file once from end to end: how it is written, what its columns are like, and what they could become. */
export async function lookAtFile(path: string, { object, catalog, say }: Looking): Promise<Looked> {
  const encoding = await detectEncoding(path)
  if (encoding === null) return { ok: false, code: 'import/not-text' }
  const delimiter = await detectDelimiter(path, encoding)
  const table = await readTable(path, { encoding, delimiter })
  if (!table || table.header.every((cell) => cell.trim() === '')) return { ok: false, code: 'import/columns-missing' }
  if (table.header.length > maxColumns) return { ok: false, code: 'import/columns-missing' }
  if (table.rows === 0) return { ok: false, code: 'import/empty' }
  const { names, problems } = nameColumns(table.header, say)
  const columns = names.map((column, index) =>
    preview(column, table.columns[index] ?? emptyColumn(), { object, catalog }),
  )
  return {
    ok: true,
    facts: { encoding, delimiter, columns: names },
    columns: distinctTargets(columns),
    rows: table.rows,
    problems,
  }
}

interface Table {
  header: readonly string[]
  columns: ColumnFacts[]
  rows: number
}

async function readTable(path: string, format: Pick<FileFacts, 'encoding' | 'delimiter'>): Promise<Table | null> {
  let table: Table | null = null
  for await (const rows of readRows(path, format)) {
    for (const row of rows) {
      if (table) noteRow(table, row)
      else if (row.fault) return null
      else table = { header: row.cells, columns: row.cells.map(emptyColumn), rows: 0 }
    }
  }
  return table
}

function noteRow(table: Table, { cells, fault }: Row): void {
  table.rows += 1
  if (fault) return
  for (const [index, column] of table.columns.entries()) noteCell(column, cells[index] ?? '')
}

function preview(
  column: string,
  facts: ColumnFacts,
  suggesting: { object: ImportObject; catalog: FieldCatalog },
): ColumnPreview {
  const { samples, filled, distinct } = facts
  return { column, samples, filled, distinct: distinct.size, suggestion: suggestColumn(column, facts, suggesting) }
}

/** One field takes one column: of two that look like the same, the first has it. */
function distinctTargets(columns: readonly ColumnPreview[]): ColumnPreview[] {
  const taken = new Set<string>()
  return columns.map((column) => {
    const { to } = column.suggestion
    const target = to.type === 'new-field' || to.type === 'field' ? targetName(to) : null
    if (target === null || !taken.has(target)) {
      if (target !== null) taken.add(target)
      return column
    }
    return { ...column, suggestion: { column: column.column, to: { type: 'skip' } } }
  })
}

const targetName = (to: { type: 'field'; field: string } | { type: 'new-field'; field: { key: string } }): string =>
  to.type === 'field' ? to.field : to.field.key
