import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newSqlite, type TestDatabase } from '../testing/test-databases.ts'
import { openSqlite } from './sqlite.ts'
import { checkConnection, judgeState } from './sqlite-check.ts'

const sound = { version: '3.53.2', journalMode: 'wal', synchronous: 2 }

let database: TestDatabase
let path: string
beforeEach(async () => {
  database = await newSqlite()
  path = database.config.type === 'sqlite' ? database.config.path : ''
})
afterEach(() => database.remove())

test('a SQLite that loses nothing is taken', () => {
  expect(judgeState(sound)).toMatchObject({ ok: true, detail: 'journal wal, synchronous full' })
})

test.each(['3.51.2', '3.50.9', '3.7.17'])('SQLite %s can mix up its log and is refused', (version) => {
  expect(judgeState({ ...sound, version })).toMatchObject({
    ok: false,
    detail: `SQLite ${version} can lose data, 3.51.3 or later is needed.`,
  })
})

test.each(['3.51.3', '3.52.0', '4.0.0'])('SQLite %s does not, and is taken', (version) => {
  expect(judgeState({ ...sound, version }).ok).toBe(true)
})

test('a commit that does not wait for the disk is refused, and so is a journal that is no log', () => {
  expect(judgeState({ ...sound, synchronous: 1 }).detail).toBe('a commit does not wait for the disk.')
  expect(judgeState({ ...sound, journalMode: 'delete' }).detail).toBe('the journal mode is delete, not wal.')
})

test('the library goes down to NORMAL by itself, which is found out; the store does not, also after writes', async () => {
  const plain = new Sqlite(path)
  plain.pragma('journal_mode = WAL')
  plain.exec('create table it (at integer)')
  plain.close()
  const again = new Sqlite(path)
  again.exec('insert into it values (1)')
  expect(checkConnection(again)).toMatchObject({ ok: false, detail: 'a commit does not wait for the disk.' })
  again.close()
  const opened = await openSqlite(path)
  await opened.write(async ({ query }) => query.schema.createTable('more').addColumn('at', 'integer').execute())
  expect(await opened.check()).toMatchObject({ ok: true, detail: 'journal wal, synchronous full' })
  await opened.close()
})
