/**
 * csv-parse and what a plain program would do with its rows: a table with a column for each of the file's, two of them unique, 500 rows a
 * transaction, as durable as the store is; nothing is checked, kept of before, or told to anybody. Arguments: a folder, the file.
 */
import Sqlite from 'better-sqlite3'
import { parse } from 'csv-parse'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'

const [folder = '', path = ''] = process.argv.slice(2)
const rowsPerBatch = 500

const database = new Sqlite(join(folder, 'people.sqlite'))
// As `dialects/sqlite.ts` sets them.
for (const setting of [
  'journal_mode = WAL',
  'synchronous = FULL',
  'cache_size = -65536',
  'wal_autocheckpoint = 10000',
]) {
  database.pragma(setting)
}

const began = performance.now()
let rows = 0
let batch: string[][] = []
let insertAll: ((batch: readonly string[][]) => void) | null = null
const records = createReadStream(path).pipe(parse()) as AsyncIterable<string[]>
for await (const record of records) {
  if (!insertAll) {
    insertAll = makeTable(record)
    continue
  }
  batch.push(record)
  if (batch.length < rowsPerBatch) continue
  insertAll(batch)
  rows += batch.length
  batch = []
}
insertAll?.(batch)
rows += batch.length
const seconds = (performance.now() - began) / 1000
database.close()
process.stdout.write(`${JSON.stringify({ rowsPerSecond: rows / seconds, rows, seconds })}\n`)

function makeTable(names: readonly string[]): (batch: readonly string[][]) => void {
  const columns = names.map((name) => `"${name}" text`)
  database.exec(`
    create table person (id integer primary key, ${columns.join(', ')});
    create unique index person_email on person ("E-mail");
    create unique index person_external on person ("External id")`)
  const insert = database.prepare(`insert into person values (null, ${names.map(() => '?').join(', ')})`)
  return database.transaction((several: readonly string[][]) => {
    for (const record of several) insert.run(record)
  })
}
