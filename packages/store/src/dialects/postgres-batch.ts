import { CompiledQuery, type Transaction } from 'kysely'
import type { BulkTable, ColumnType } from '../tables/columns.ts'
import type { Tables } from '../tables/tables.ts'
import type { Batch, BulkUpdate } from './dialect.ts'

const given: Record<ColumnType, string> = { integer: 'bigint', real: 'float8', text: 'text', json: 'text' }

/** One statement for all rows, which travel as one JSON value. */
export function postgresBatch(query: Transaction<Tables>): Batch {
  const run = async <Row>(text: string, rows: readonly object[]) =>
    (await query.executeQuery<Row>(CompiledQuery.raw(text, [JSON.stringify(rows)]))).rows
  return {
    query,
    insert: async (table, rows) => {
      if (rows.length > 0) await run(`${insertText(table)} order by nth`, numbered(rows))
    },
    insertNew: async (table, rows) => {
      if (rows.length === 0) return []
      const keys = columnsOf(table).map((column) => quoted(column))
      const text = `${insertText(table)} order by nth on conflict do nothing returning ${keys.join(', ')}`
      return whichWereMade(table, rows, await run<Record<string, unknown>>(text, numbered(rows)))
    },
    update: async (update, rows) => {
      if (rows.length === 0) return []
      const found = new Set((await run<{ nth: number }>(updateText(update), numbered(rows))).map((row) => row.nth))
      return rows.flatMap((_, at) => (found.has(at) ? [] : [at]))
    },
    remove: async (table, keys, rows) => {
      if (rows.length > 0) await run(removeText(table, keys), rows)
    },
    addCounts: async (table, rows) => {
      if (rows.length > 0) await run(addText(table), numbered(rows))
    },
  }
}

const numbered = (rows: readonly object[]) => rows.map((row, nth) => ({ ...row, nth }))
const columnsOf = (table: BulkTable<never>) => Object.keys(table.columns)
const quoted = (name: string) => `"${name}"`

// Two rows of the same key in one call: the first was made, the second was not.
function whichWereMade(
  table: BulkTable<never>,
  rows: readonly object[],
  made: readonly Record<string, unknown>[],
): boolean[] {
  const keyOf = (row: Record<string, unknown>) => JSON.stringify(columnsOf(table).map((column) => row[column]))
  const left = new Set(made.map(keyOf))
  return rows.map((row) => left.delete(keyOf({ ...row })))
}

function recordOf(
  table: BulkTable<never>,
  columns: readonly string[],
  more: Readonly<Record<string, string>> = {},
): string {
  const types: Readonly<Record<string, ColumnType>> = table.columns
  const known = columns.map((column) => `${quoted(column)} ${given[types[column] ?? 'text']}`)
  const others = Object.entries(more).map(([name, type]) => `${quoted(name)} ${type}`)
  return `json_to_recordset($1::json) as given (${[...known, ...others].join(', ')})`
}

const valueOf = (table: BulkTable<never>, column: string): string => {
  const types: Readonly<Record<string, ColumnType>> = table.columns
  return types[column] === 'json' ? `given.${quoted(column)}::jsonb` : `given.${quoted(column)}`
}

function insertText(table: BulkTable<never>): string {
  const columns = columnsOf(table)
  const values = columns.map((column) => valueOf(table, column))
  const from = recordOf(table, columns, { nth: 'int' })
  return `insert into ${quoted(table.name)} (${columns.map(quoted).join(', ')}) select ${values.join(', ')} from ${from}`
}

function updateText({ table, set, where, onlyIf, with: expressions }: BulkUpdate): string {
  const types: Readonly<Record<string, ColumnType>> = table.columns
  const keys = Object.fromEntries(Object.entries(where).map(([column, name]) => [name, given[types[column] ?? 'text']]))
  const assigned = set.map((column) => {
    const value = valueOf(table, column)
    return `${quoted(column)} = ${expressions?.[column]?.(value) ?? value}`
  })
  const meant = Object.entries(where).map(
    ([column, name]) => `${quoted(table.name)}.${quoted(column)} = given.${quoted(name)}`,
  )
  const conditions = [...meant, ...(onlyIf ? [onlyIf] : [])]
  const from = recordOf(table, set, { ...keys, nth: 'int' })
  return `update ${quoted(table.name)} set ${assigned.join(', ')} from ${from} where ${conditions.join(' and ')} returning given.nth`
}

function removeText(table: BulkTable<never>, keys: readonly string[]): string {
  const meant = keys.map((key) => `${quoted(table.name)}.${quoted(key)} = given.${quoted(key)}`)
  return `delete from ${quoted(table.name)} using ${recordOf(table, keys)} where ${meant.join(' and ')}`
}

function addText(table: BulkTable<never>): string {
  const keys = columnsOf(table).filter((column) => column !== 'count')
  const count = `count = ${quoted(table.name)}.count + excluded.count`
  return `${insertText(table)} order by nth on conflict (${keys.map(quoted).join(', ')}) do update set ${count}`
}
