import { postgresConditions } from '@etape/conditions'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { StoreUnsuitableError, StoreUnwritableError } from '../errors.ts'
import type { DatabaseMarks, StoreHealth } from '../store.ts'
import type { Tables } from '../tables/tables.ts'
import type { ColumnTypes, Database } from './dialect.ts'
import { postgresBatch } from './postgres-batch.ts'

const columns: ColumnTypes = {
  integer: 'bigint',
  real: 'double precision',
  text: sql`text collate "C"`,
  json: 'jsonb',
  authTime: 'timestamptz',
  authFlag: 'boolean',
  clustered: sql``,
  thenId: ['id'],
}

const receiving = 4_170_001
const connections = 10

export async function openPostgres(url: string): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: connections, types: { getTypeParser } })
  // An idle connection that is cut says so here; the next query gets another one.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.query(waitForDisk).catch(() => client.end())
  })
  await reach(pool)
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    type: 'postgres',
    isShared: true,
    columns,
    conditions: postgresConditions,
    reader: kysely,
    writer: kysely,
    write: (work) => withoutDeadlocks(() => kysely.transaction().execute((query) => work(postgresBatch(query)))),
    snapshot: (work) =>
      kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work),
    lockReceiving: async ({ query }) => {
      await sql`select pg_advisory_xact_lock(${receiving})`.execute(query)
    },
    lockContacts: async ({ query }, ids) => {
      const meant = sql`unnest(${[...ids]}::bigint[])`
      await sql`select 1 from contact where id in (select ${meant}) order by id for update`.execute(query)
    },
    numbers: (values) => sql`(select unnest(${[...values]}::bigint[]))`,
    texts: (values) => sql`(select unnest(${[...values]}::text[]))`,
    contains: (text, part) => sql`strpos(lower(${text} collate "C"), lower(${part}::text collate "C")) > 0`,
    customText: (column, key) => sql`(${column} ->> ${sql.lit(key)}) collate "C"`,
    authTime: (at) => new Date(at),
    authFlag: (flag) => flag,
    check: () => checkServer(kysely),
    marks: () => readMarks(kysely),
    idle: async () => {},
    close: () => kysely.destroy(),
  }
}

// A server may be set to lose the last commits: not ours.
const waitForDisk = `
  select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'`
const deadlock = '40P01'
const tries = 5

/** Of two transactions that wait for each other PostgreSQL stops one, which then only has to be done again. */
async function withoutDeadlocks<T>(transact: () => Promise<T>): Promise<T> {
  for (let left = tries; ; left--) {
    try {
      return await transact()
    } catch (error) {
      if (!(error instanceof pg.DatabaseError && error.code === deadlock) || left === 1) throw error
    }
  }
}

const parsedAsNumbers: ReadonlySet<number> = new Set([pg.types.builtins.INT8, pg.types.builtins.NUMERIC])
const leftAsText: ReadonlySet<number> = new Set([pg.types.builtins.JSON, pg.types.builtins.JSONB])

// JSON stays text until somebody reads it, as on SQLite.
function getTypeParser(type: number, format?: 'text' | 'binary') {
  if (parsedAsNumbers.has(type)) return Number
  if (leftAsText.has(type)) return String
  return pg.types.getTypeParser(type, format)
}

async function reach(pool: pg.Pool): Promise<void> {
  try {
    const client = await pool.connect()
    client.release()
  } catch (cause) {
    await pool.end()
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new StoreUnwritableError(
      `PostgreSQL cannot be reached: ${reason}. Check the address, the user and that it runs.`,
      { cause },
    )
  }
}

const leastVersion = 120_000

async function checkServer(kysely: Kysely<Tables>): Promise<StoreHealth> {
  const asked = sql<{ number: string; version: string; commit: string }>`
    select current_setting('server_version_num') as number, current_setting('server_version') as version,
      current_setting('synchronous_commit') as "commit"`
  const found = (await asked.execute(kysely)).rows[0]
  if (!found) throw new StoreUnsuitableError('PostgreSQL does not say which version it is.')
  const wrong = [
    ...(Number(found.number) >= leastVersion ? [] : [`PostgreSQL ${found.version} is too old, 12 or later is needed`]),
    ...(found.commit === 'off' ? ['synchronous_commit is off: a commit does not wait for the disk'] : []),
  ]
  const detail = wrong.length > 0 ? `${wrong.join('; ')}.` : `synchronous_commit ${found.commit}`
  return { database: 'postgres', ok: wrong.length === 0, version: found.version, detail }
}

/** Loading a dump gives tables other numbers, also into the database it was made of; a database made of another has its own. */
async function readMarks(kysely: Kysely<Tables>): Promise<DatabaseMarks> {
  const asked = sql<{ database: string; table: string; saysCluster: boolean }>`
    select oid::text as database, 'setting'::regclass::oid::text as "table",
      has_function_privilege('pg_control_system()', 'execute') as "saysCluster"
    from pg_database where datname = current_database()`
  const { database = null, table = null, saysCluster = false } = (await asked.execute(kysely)).rows[0] ?? {}
  if (!saysCluster) return { cluster: null, database, table }
  const cluster = sql<{ id: string }>`select system_identifier::text as id from pg_control_system()`
  return { cluster: (await cluster.execute(kysely)).rows[0]?.id ?? null, database, table }
}
