import type { Transaction } from 'kysely'
import type { BulkTable } from '../tables/columns.ts'
import type { Tables } from '../tables/tables.ts'
import type { Batch, BulkUpdate } from './dialect.ts'
import type { PrepareStatement } from './sqlite-statements.ts'

type Values = Record<string, unknown>

/** Prepared single-row statements: within one transaction set-based ones gain nothing on SQLite (bench, `sqlite-limit`). */
export function sqliteBatch(query: Transaction<Tables>, prepare: PrepareStatement): Batch {
  const run = (text: string, columns: readonly string[], rows: readonly object[]): number[] => {
    const statement = prepare(text)
    const values: unknown[] = new Array(columns.length)
    return (rows as readonly Values[]).map((row) => {
      for (let at = 0; at < columns.length; at++) values[at] = row[columns[at] ?? '']
      return statement.run(values).changes
    })
  }
  return {
    query,
    insert: async (table, rows) => {
      if (rows.length > 0) run(insertText(table, 'insert'), columnsOf(table), rows)
    },
    insertNew: async (table, rows) =>
      rows.length === 0
        ? []
        : run(insertText(table, 'insert or ignore'), columnsOf(table), rows).map((made) => made > 0),
    update: async (update, rows) => {
      if (rows.length === 0) return []
      const { text, columns } = updateStatement(update)
      const written = run(text, columns, rows)
      return written.flatMap((changes, at) => (changes === 0 ? [at] : []))
    },
    remove: async (table, keys, rows) => {
      if (rows.length > 0) run(removeText(table.name, keys), keys, rows)
    },
    addCounts: async (table, rows) => {
      if (rows.length > 0) run(addText(table), columnsOf(table), rows)
    },
  }
}

const columnsOf = (table: BulkTable<never>) => Object.keys(table.columns)
const quoted = (name: string) => `"${name}"`

function insertText(table: BulkTable<never>, verb: string): string {
  const columns = columnsOf(table)
  return `${verb} into ${quoted(table.name)} (${columns.map(quoted).join(', ')}) values (${columns.map(() => '?').join(', ')})`
}

/** The text, and for each of its `?` the column whose value goes there. */
function updateStatement({ table, set, where, onlyIf, with: expressions }: BulkUpdate): {
  text: string
  columns: string[]
} {
  const columns: string[] = []
  const assigned = set.map((column) => {
    const expression = expressions?.[column]?.('?') ?? '?'
    for (const character of expression) if (character === '?') columns.push(column)
    return `${quoted(column)} = ${expression}`
  })
  const meant = Object.entries(where).map(([column, name]) => {
    columns.push(name)
    return `${quoted(column)} = ?`
  })
  const conditions = [...meant, ...(onlyIf ? [onlyIf] : [])]
  return { text: `update ${quoted(table.name)} set ${assigned.join(', ')} where ${conditions.join(' and ')}`, columns }
}

const removeText = (name: string, keys: readonly string[]) =>
  `delete from ${quoted(name)} where ${keys.map((key) => `${quoted(key)} = ?`).join(' and ')}`

function addText(table: BulkTable<never>): string {
  const keys = columnsOf(table).filter((column) => column !== 'count')
  const count = `count = ${quoted(table.name)}.count + excluded.count`
  return `${insertText(table, 'insert')} on conflict (${keys.map(quoted).join(', ')}) do update set ${count}`
}
