/**
 * The limit that the run loop is held against: better-sqlite3 alone with prepared statements, writing the four rows of one
 * run step (the run, the step, the contact, a delivery), 500 steps a transaction, as durable as the store is.
 * Contacts come in an order that scatters them over the file. Arguments: a folder, contacts, seconds.
 * Prints `{ "stepsPerSecond": … }`.
 */
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'

const [folder = '', contacts = '100000', seconds = '5'] = process.argv.slice(2)
const people = Number(contacts)
const stepsPerBatch = 500
const dayMs = 86_400_000

const database = new Sqlite(join(folder, 'rows.sqlite'))
// As `dialects/sqlite.ts` sets them.
for (const setting of [
  'journal_mode = WAL',
  'synchronous = FULL',
  'cache_size = -65536',
  'wal_autocheckpoint = 10000',
]) {
  database.pragma(setting)
}
makeTables()
fillTables()

const updateRun = database.prepare('update run set node = ?, wake_at = ?, updated_at = ? where id = ?')
const insertStep = database.prepare('insert into step (run_id, node, at, outcome, detail) values (?, ?, ?, ?, ?)')
const updateContact = database.prepare(
  `update contact set fields = json_set(fields, '$.stage', ?), updated_at = ? where id = ?`,
)
const insertDelivery = database.prepare('insert into delivery (kind, payload, created_at) values (?, ?, ?)')

let turn = 0
const writeBatch = database.transaction(() => {
  const now = Date.now()
  for (let step = 0; step < stepsPerBatch; step += 1) {
    const id = scattered(turn++)
    updateRun.run('next', now + dayMs, now, id)
    insertStep.run(id, 'set-stage', now, 'done', '{"from":"lead","to":"mql"}')
    updateContact.run('mql', now, id)
    insertDelivery.run('notify', `{"contact":${id},"template":"hello"}`, now)
  }
})
writeFor(1)
const stepsPerSecond = writeFor(Number(seconds))
database.close()
process.stdout.write(`${JSON.stringify({ stepsPerSecond })}\n`)

// 7919 is a prime: each contact comes once before any comes again.
function scattered(at: number): number {
  return 1 + ((at * 7919) % people)
}

function writeFor(duration: number): number {
  const began = performance.now()
  let steps = 0
  while (performance.now() - began < duration * 1000) {
    writeBatch()
    steps += stepsPerBatch
  }
  return steps / ((performance.now() - began) / 1000)
}

function makeTables(): void {
  database.exec(`
    create table contact (id integer primary key, email text not null unique, fields text not null, updated_at integer not null);
    create table run (id integer primary key, flow_id integer not null, contact_id integer not null, status text not null,
                      node text not null, wake_at integer, updated_at integer not null);
    create index run_wake on run (wake_at) where status = 'waiting';
    create index run_contact on run (contact_id);
    create table step (id integer primary key, run_id integer not null, node text not null, at integer not null,
                       outcome text not null, detail text);
    create index step_run on step (run_id);
    create table delivery (id integer primary key, kind text not null, payload text not null, created_at integer not null,
                           done_at integer);
    create index delivery_open on delivery (id) where done_at is null`)
}

function fillTables(): void {
  const now = Date.now()
  const insertContact = database.prepare('insert into contact (email, fields, updated_at) values (?, ?, ?)')
  const insertRun = database.prepare(
    `insert into run (flow_id, contact_id, status, node, wake_at, updated_at) values (?, ?, 'waiting', 'wait', ?, ?)`,
  )
  database.transaction(() => {
    for (let at = 0; at < people; at += 1) {
      const fields = { country: 'SE', score: at % 100, stage: 'lead', plan: 'pro', visits: at % 50, city: 'Lund' }
      insertContact.run(`c${at}@example.com`, JSON.stringify(fields), now)
      insertRun.run(1 + (at % 10), at + 1, now + scattered(at), now)
    }
  })()
  database.pragma('wal_checkpoint(TRUNCATE)')
}
