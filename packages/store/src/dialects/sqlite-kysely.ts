import { setTimeout } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import {
  CompiledQuery,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely'
import type { Tables } from '../tables/tables.ts'
import type { PrepareStatement } from './sqlite-statements.ts'

export interface SqliteSession {
  prepare: PrepareStatement
  /** `begin immediate` takes the write lock at once, so that a transaction never fails half-way for want of it. */
  begin: 'begin immediate' | 'begin'
  /** Whether a transaction is under way. */
  isWithin: () => boolean
}

/** Kysely over one connection. Kysely itself lets one query or transaction in at a time. */
export function kyselyOver(session: SqliteSession): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new TransactionalAdapter(),
      createDriver: () => driverOver(session),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
}

/** All migrations that are missing are made, or none: SQLite can take back what it did to tables. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

function driverOver({ prepare, begin, isWithin }: SqliteSession): Driver {
  const connection = connectionOver(prepare)
  const run = async (on: DatabaseConnection, text: string) => {
    await on.executeQuery(CompiledQuery.raw(text))
  }
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: (on) => run(on, begin),
    commitTransaction: (on) => run(on, 'commit'),
    // A full or failing disk has SQLite roll back by itself: a second time would hide why.
    rollbackTransaction: async (on) => {
      if (isWithin()) await run(on, 'rollback')
    },
    releaseConnection: async () => {},
    destroy: async () => {},
  }
}

function connectionOver(prepare: PrepareStatement): DatabaseConnection {
  return {
    executeQuery: <Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> =>
      whenFree(() => {
        const statement = prepare(sql)
        if (statement.reader) return { rows: statement.all(...parameters) as Row[] }
        const { changes } = statement.run(...parameters)
        return { rows: [], numAffectedRows: BigInt(changes) }
      }),
    streamQuery() {
      throw new Error('Lists are read page by page, not as a stream.')
    },
  }
}

// Longer than any write of ours: a segment that is redefined over a million contacts is one transaction of some seconds.
const patienceMs = 60_000

/**
 * Does it as soon as no other thread is writing. SQLite's own waiting would stop the event loop for as long. A transaction
 * waits at its beginning only: from then on it has the lock.
 */
async function whenFree<T>(run: () => T): Promise<T> {
  const began = performance.now()
  for (;;) {
    try {
      return run()
    } catch (error) {
      if (!isBusy(error) || performance.now() - began > patienceMs) throw error
      await setTimeout(1)
    }
  }
}

const isBusy = (error: unknown): boolean => error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')
