import type { Kysely } from 'kysely'
import type { ColumnTypes } from '../dialects/dialect.ts'
import type { Tables } from '../tables/tables.ts'

/** One step of the tables' history. Never edited once merged; the next change is the next number. */
export type MigrateTables = (db: Kysely<Tables>, columns: ColumnTypes) => Promise<void>
