import Sqlite from 'better-sqlite3'
import { openStore, type StoreConfig } from '@etape/store'
import pg from 'pg'

/** Copies a PostgreSQL database, row by row, to a SQLite file, so that one judge is enough for both. */
export async function copyToSqlite(from: StoreConfig, path: string): Promise<void> {
  if (from.type !== 'postgres') throw new TypeError('Only a PostgreSQL database is copied.')
  const empty = await openStore({ type: 'sqlite', path })
  await empty.close()
  const client = new pg.Client({ connectionString: from.url, types: { getTypeParser } })
  await client.connect()
  const copy = new Sqlite(path)
  try {
    copy.pragma('foreign_keys = off')
    const tables = copy.prepare(`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`)
    for (const table of tables.pluck().all() as string[]) {
      const { rows } = await client.query<Record<string, unknown>>(`select * from "${table}"`)
      copyRows(copy, table, rows)
    }
  } finally {
    copy.close()
    await client.end()
  }
}

function copyRows(copy: Sqlite.Database, table: string, rows: readonly Record<string, unknown>[]): void {
  copy.exec(`delete from "${table}"`)
  const columns = Object.keys(rows[0] ?? {})
  if (columns.length === 0) return
  const names = columns.map((column) => `"${column}"`).join(', ')
  const insert = copy.prepare(`insert into "${table}" (${names}) values (${columns.map(() => '?').join(', ')})`)
  copy.transaction(() => {
    for (const row of rows) insert.run(columns.map((column) => row[column]))
  })()
}

const { INT4, INT8, FLOAT8, NUMERIC, BOOL } = pg.types.builtins
const asNumbers: ReadonlySet<number> = new Set([INT4, INT8, FLOAT8, NUMERIC])
const asFlags: ReadonlySet<number> = new Set([BOOL])

// Everything else stays the text that the server sends: that is what SQLite keeps too.
function getTypeParser(type: number) {
  if (asNumbers.has(type)) return Number
  return asFlags.has(type) ? (text: string) => (text === 't' ? 1 : 0) : String
}
