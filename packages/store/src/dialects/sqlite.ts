import { sqliteConditions } from '@etape/conditions'
import Sqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { StoreUnsuitableError, StoreUnwritableError } from '../errors.ts'
import type { ColumnTypes, Database } from './dialect.ts'
import { sqliteBatch } from './sqlite-batch.ts'
import { checkConnection } from './sqlite-check.ts'
import { kyselyOver } from './sqlite-kysely.ts'
import { lockFile, refuseNetworkFileSystem } from './sqlite-lock.ts'
import { cacheStatements } from './sqlite-statements.ts'

const columns: ColumnTypes = {
  integer: 'integer',
  real: 'real',
  text: 'text',
  json: 'text',
  authTime: 'date',
  authFlag: 'integer',
  clustered: sql`without rowid`,
  thenId: [],
}

/** A file, or `:memory:`, with one connection that writes and one that only reads. */
export const openSqlite = (path: string): Promise<Database> =>
  openLocked(path, path === ':memory:' ? holdNothing : lockFile)

/** The same file once more, from another thread of the process that has it locked. */
export const openSqliteBeside = (path: string): Promise<Database> => openLocked(path, holdNothing)

const holdNothing = () => () => {}

async function openLocked(path: string, lock: Lock): Promise<Database> {
  const inMemory = path === ':memory:'
  if (!inMemory) refuseNetworkFileSystem(path)
  const { connection: writing, unlock } = connect(path, lock)
  const prepare = cacheStatements(writing)
  const writer = kyselyOver({ prepare, begin: 'begin immediate', isWithin: () => writing.inTransaction })
  const reading = inMemory ? writing : connectForReading(path)
  const reader = inMemory
    ? writer
    : kyselyOver({ prepare: cacheStatements(reading), begin: 'begin', isWithin: () => reading.inTransaction })
  return {
    type: 'sqlite',
    isShared: false,
    columns,
    conditions: sqliteConditions,
    reader,
    writer,
    write: (work) => writer.transaction().execute((query) => work(sqliteBatch(query, prepare))),
    snapshot: (work) => reader.transaction().execute(work),
    lockReceiving: async () => {},
    lockContacts: async () => {},
    numbers: (values) => sql`(select value from json_each(${JSON.stringify(values)}))`,
    texts: (values) => sql`(select value from json_each(${JSON.stringify(values)}))`,
    contains: (text, part) => sql`instr(lower(${text}), lower(${part})) > 0`,
    customText: (column, key) => sql`${column} ->> ${sql.lit(`$.${key}`)}`,
    authTime: (at) => new Date(at).toISOString(),
    authFlag: (flag) => (flag ? 1 : 0),
    check: async () => checkConnection(writing),
    marks: async () => ({}),
    idle: async () => {
      writing.pragma('wal_checkpoint(TRUNCATE)')
    },
    close: async () => {
      if (!inMemory) reading.close()
      writing.close()
      unlock()
    },
  }
}

/** What it answers lets go. */
type Lock = (path: string) => () => void

interface Connected {
  connection: Sqlite.Database
  unlock: () => void
}

function connect(path: string, lock: Lock): Connected {
  let unlock = () => {}
  try {
    unlock = lock(path)
    return { connection: connectForWriting(path), unlock }
  } catch (cause) {
    unlock()
    if (cause instanceof StoreUnsuitableError || cause instanceof StoreUnwritableError) throw cause
    throw new StoreUnwritableError(unwritable(path, cause), { cause })
  }
}

function connectForWriting(path: string): Sqlite.Database {
  const connection = new Sqlite(path)
  try {
    connection.pragma('journal_mode = WAL')
    tune(connection)
    // The library goes down to NORMAL at the first write when it has not been told.
    connection.exec('create table if not exists opened (at integer); drop table opened')
    const health = checkConnection(connection)
    if (!health.ok && path !== ':memory:') throw new StoreUnsuitableError(health.detail)
    // From here on `whenFree` waits, and lets the event loop go on.
    connection.pragma('busy_timeout = 0')
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

function unwritable(path: string, cause: unknown): string {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return `The database file ${path} cannot be opened for writing: ${reason}. Check that its folder exists and may be written.`
}

function connectForReading(path: string): Sqlite.Database {
  const connection = new Sqlite(path, { readonly: true })
  tune(connection)
  // A server has two of these and two that write: together they keep to what fits beside the program.
  connection.pragma('cache_size = -16384')
  return connection
}

// A larger log before it is written back is worth 1.6 times the steps; memory-mapping is left off, as it has made corruption worse.
function tune(connection: Sqlite.Database): void {
  connection.pragma('synchronous = FULL')
  connection.pragma('cache_size = -65536')
  connection.pragma('wal_autocheckpoint = 10000')
  connection.pragma('mmap_size = 0')
  connection.pragma('busy_timeout = 5000')
}
