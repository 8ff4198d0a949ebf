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
  const name = newName()
  await onServer(`create database ${name} template ${await template}`)
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

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverAddress() })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
