/**
 * Express with our own schema of a batch of tracking calls, and what a plain program would do with it: in one transaction a request, find or
 * make the person of each event and insert the event, unless its message id was there before; answered when that is on disk.
 * No key, no segment, no flow. Arguments: a folder, the port, how many people are there already.
 */
import { routes } from '@etape/contract'
import Sqlite from 'better-sqlite3'
import express from 'express'
import { join } from 'node:path'
import { z } from 'zod'

const [folder = '', port = '0', people = '0'] = process.argv.slice(2)
const trackCall = z.looseObject({
  messageId: z.string(),
  userId: z.string(),
  event: z.string(),
  timestamp: z.string(),
  properties: z.record(z.string(), z.unknown()),
})

const database = new Sqlite(join(folder, 'events.sqlite'))
// As `dialects/sqlite.ts` sets them.
for (const setting of [
  'journal_mode = WAL',
  'synchronous = FULL',
  'cache_size = -65536',
  'wal_autocheckpoint = 10000',
]) {
  database.pragma(setting)
}
database.exec(`
  create table person (id integer primary key, external_id text not null unique, email text);
  create table event (id integer primary key, person_id integer not null, message_id text not null unique, name text not null,
                      at integer not null, properties text not null);
  create index event_person on event (person_id, name, at)`)
database
  .prepare(
    `with recursive number(id) as (select 1 union all select id + 1 from number where id < ?)
     insert into person (id, external_id, email) select id, 'u' || id, 'c' || id || '@gmail.com' from number`,
  )
  .run(Number(people))

const findPerson = database.prepare('select id from person where external_id = ?').pluck()
const insertPerson = database.prepare('insert into person (external_id) values (?)')
const insertEvent = database.prepare(
  'insert or ignore into event (person_id, message_id, name, at, properties) values (?, ?, ?, ?, ?)',
)
const insertAll = database.transaction((calls: readonly unknown[]) => {
  for (const call of calls) {
    const { messageId, userId, event, timestamp, properties } = trackCall.parse(call)
    const person = findPerson.get(userId) ?? insertPerson.run(userId).lastInsertRowid
    insertEvent.run(person, messageId, event, Date.parse(timestamp), JSON.stringify(properties))
  }
})

const app = express()
app.disable('x-powered-by')
app.get('/api/health', (_request, response) => void response.json({ ok: true }))
app.post('/v1/batch', express.json({ limit: '1mb' }), (request, response) => {
  insertAll(routes.batch.body.parse(request.body).batch)
  response.json({ success: true })
})
const server = app.listen(Number(port), '127.0.0.1')
process.on('SIGTERM', () => {
  server.close(() => database.close())
  server.closeAllConnections()
})
