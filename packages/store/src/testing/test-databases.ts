import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openStore } from '../open-store.ts'
import type { StoreConfig } from '../store.ts'

/** An empty database of its own. */
export interface TestDatabase {
  config: StoreConfig
  remove(): Promise<void>
}

// Files in memory where the system has a place for them: each commit waits for the disk, which tests need not.
const inMemory = ['/dev/shm'].find((folder) => existsSync(folder))

export async function newSqlite(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(inMemory ?? tmpdir(), 'etape-store-'))
  return {
    config: { type: 'sqlite', path: join(folder, 'etape.db') },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

let template: Promise<string> | null = null

/** Copied from one whose tables are made already, which is several times faster than making them. */
export async function newPostgres(): Promise<TestDatabase> {
  template ??= makeTemplate()
  return newPostgresOf(await template)
}

/** Another database that a PostgreSQL server makes of one that nobody is connected to. */
export async function copyPostgres({ config }: TestDatabase): Promise<TestDatabase> {
  if (config.type !== 'postgres') throw new Error('Only a database of a PostgreSQL server can be copied like this.')
  return newPostgresOf(new URL(config.url).pathname.slice(1))
}

/** As loading a dump of it in its place does: the same rows in a table made anew. */
export async function loadAnew({ config }: TestDatabase, table: 'setting'): Promise<void> {
  if (config.type !== 'postgres') throw new Error('Only a PostgreSQL database can be loaded anew like this.')
  await onServer(
    `create table loaded (like ${table} including all); insert into loaded select * from ${table};
     drop table ${table}; alter table loaded rename to ${table}`,
    config.url,
  )
}

async function newPostgresOf(original: string): Promise<TestDatabase> {
  const name = newName()
  await onServer(`create database ${name} template ${original}`)
  return {
    config: { type: 'postgres', url: addressOf(name) },
    remove: () => onServer(`drop database if exists ${name} with (force)`),
  }
}

async function makeTemplate(): Promise<string> {
  const name = newName()
  await onServer(`create database ${name}`)
  const store = await openStore({ type: 'postgres', url: addressOf(name) })
  await store.close()
  return name
}

const newName = () => `etape_${randomUUID().replaceAll('-', '')}`

function serverAddress(): string {
  const address = process.env['ETAPE_TEST_POSTGRES']
  if (address === undefined) throw new Error('Set ETAPE_TEST_POSTGRES to the address of a PostgreSQL server for tests.')
  return address
}

function addressOf(database: string): string {
  const address = new URL(serverAddress())
  address.pathname = `/${database}`
  return address.href
}

async function onServer(statements: string, address = serverAddress()): Promise<void> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    await client.query(statements)
  } finally {
    await client.end()
  }
}
