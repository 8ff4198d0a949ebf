import type { SqlDialect } from '@etape/conditions'
import type { ColumnDataType, Expression, Kysely, RawBuilder, Transaction } from 'kysely'
import type { DatabaseMarks, StoreHealth } from '../store.ts'
import type { BulkTable } from '../tables/columns.ts'
import type { Tables } from '../tables/tables.ts'

type DataType = ColumnDataType | Expression<unknown>

/** What migrations need to know about a database. */
export interface ColumnTypes {
  integer: DataType
  real: DataType
  /** Compares and sorts by code point on both databases. */
  text: DataType
  json: DataType
  /** As better-auth wants them. */
  authTime: DataType
  authFlag: DataType
  /** Ends the definition of a table that is kept in the order of its primary key. */
  clustered: RawBuilder<unknown>
  /** Ends the columns of an index that is read in the order of `id`: SQLite has it there anyway. */
  thenId: readonly 'id'[]
}

export interface BulkUpdate {
  table: BulkTable
  set: readonly string[]
  /** Columns that say which row is meant, with the name the row given has for each. */
  where: Readonly<Record<string, string>>
  /** SQL that must hold besides. */
  onlyIf?: string
  /** SQL for columns that are not simply set to the value given; `given` stands for that value. */
  with?: Readonly<Record<string, (given: string) => string>>
}

/** A transaction, and statements for many rows at once. Rows are objects with all columns of the table. */
export interface Batch {
  readonly query: Transaction<Tables>
  insert<Row extends object>(table: BulkTable<Row>, rows: readonly Row[]): Promise<void>
  /** Inserts those whose key is not there yet; answers for each whether it was inserted. */
  insertNew<Row extends object>(table: BulkTable<Row>, rows: readonly Row[]): Promise<boolean[]>
  /** Answers the positions of the rows given for which there was none to update. */
  update(update: BulkUpdate, rows: readonly object[]): Promise<number[]>
  remove<Row extends object>(
    table: BulkTable<Row>,
    keys: readonly (keyof Row & string)[],
    rows: readonly Partial<Row>[],
  ): Promise<void>
  /** Adds `count` to the rows of that key, which are made when missing. */
  addCounts<Row extends { count: number }>(table: BulkTable<Row>, rows: readonly Row[]): Promise<void>
}

/** Where databases differ, and nothing else. */
export interface Database {
  readonly type: StoreHealth['database']
  /** Whether several processes can write at the same time. */
  readonly isShared: boolean
  readonly columns: ColumnTypes
  readonly conditions: SqlDialect
  /** Sees what is committed. */
  readonly reader: Kysely<Tables>
  readonly writer: Kysely<Tables>
  /** All of `work` in one durable transaction, or nothing. */
  write<T>(work: (batch: Batch) => Promise<T>): Promise<T>
  /** Reads that all see the same moment. */
  snapshot<T>(work: (query: Transaction<Tables>) => Promise<T>): Promise<T>
  /** Makes other transactions that receive inputs wait until this one is over. */
  lockReceiving(batch: Batch): Promise<void>
  /** Keeps other transactions from writing these contacts; always taken in order of id, before the first is written. */
  lockContacts(batch: Batch, ids: readonly number[]): Promise<void>
  /** A list to be used after `in`. */
  numbers(values: readonly number[]): RawBuilder<number>
  texts(values: readonly string[]): RawBuilder<string>
  /** Whether a text contains a part, whatever the case of ASCII letters. */
  contains(text: Expression<string | null>, part: string): RawBuilder<boolean>
  /** The text that a JSON object in a column has under a key; the key is snake_case. */
  customText(column: Expression<unknown>, key: string): RawBuilder<string | null>
  authTime(at: number): string | Date
  authFlag(flag: boolean): number | boolean
  check(): Promise<StoreHealth>
  /** What tells this database from a copy of it, once the tables are there. */
  marks(): Promise<DatabaseMarks>
  idle(): Promise<void>
  close(): Promise<void>
}
