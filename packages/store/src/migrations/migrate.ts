import type { Kysely } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import type { Database } from '../dialects/dialect.ts'
import { StoreUnwritableError, StoreVersionError } from '../errors.ts'
import type { Tables } from '../tables/tables.ts'
import { records } from './0001-records.ts'
import { inputs } from './0002-inputs.ts'
import { history } from './0003-history.ts'
import { segments } from './0004-segments.ts'
import { flows } from './0005-flows.ts'
import { work } from './0006-work.ts'
import { sending } from './0007-sending.ts'
import { settings } from './0008-settings.ts'
import { imports } from './0009-imports.ts'
import { people } from './0010-people.ts'
import { turns } from './0011-turns.ts'
import { schedules } from './0012-schedules.ts'
import { flowHistory } from './0013-flow-history.ts'
import { out } from './0020-out.ts'
import { enrolments } from './0021-enrolments.ts'
import { flowTests } from './0030-flow-tests.ts'
import { holds } from './0031-holds.ts'
import { steering } from './0035-steering.ts'
import { byTime } from './0040-by-time.ts'
import type { MigrateTables } from './migration.ts'

const all: Readonly<Record<string, MigrateTables>> = {
  '0001-records': records,
  '0002-inputs': inputs,
  '0003-history': history,
  '0004-segments': segments,
  '0005-flows': flows,
  '0006-work': work,
  '0007-sending': sending,
  '0008-settings': settings,
  '0009-imports': imports,
  '0010-people': people,
  '0011-turns': turns,
  '0012-schedules': schedules,
  '0013-flow-history': flowHistory,
  '0020-out': out,
  '0021-enrolments': enrolments,
  '0030-flow-tests': flowTests,
  '0031-holds': holds,
  '0035-steering': steering,
  '0040-by-time': byTime,
}

const doneTable = 'etape_migration'

/** Brings the tables up to date. Throws StoreVersionError, before anything is touched, when they are ahead of the program. */
export async function migrateToLatest({ writer, columns }: Database): Promise<void> {
  const unknown = (await doneAlready(writer)).filter((name) => !(name in all))
  if (unknown.length > 0) {
    const made = `The database was made by a newer version of Etape: it has ${unknown.join(', ')}.`
    throw new StoreVersionError(`${made} Start that version, or give another folder with --data.`)
  }
  const migrator = new Migrator({
    db: writer,
    provider: { getMigrations: async () => migrationsFor(columns) },
    migrationTableName: doneTable,
    migrationLockTableName: `${doneTable}_lock`,
  })
  const { error } = await migrator.migrateToLatest()
  if (!error) return
  const reason = error instanceof Error ? error.message : 'unknown'
  throw new StoreUnwritableError(`The tables could not be brought up to date: ${reason}`, { cause: error })
}

async function doneAlready(db: Kysely<Tables>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === doneTable)) return []
  const rows = await db.withTables<{ [doneTable]: { name: string } }>().selectFrom(doneTable).select('name').execute()
  return rows.map(({ name }) => name)
}

function migrationsFor(columns: Database['columns']): Record<string, Migration> {
  const entries = Object.entries(all).map(([name, migrate]) => [
    name,
    { up: (db: Kysely<Tables>) => migrate(db, columns) } satisfies Migration,
  ])
  return Object.fromEntries(entries) as Record<string, Migration>
}
