import Sqlite from 'better-sqlite3'

interface Living {
  contacts: number
  /** What contact 1 waits in, and what it has been through. */
  waitingFlow: string
  pastFlow: string
}

const dayMs = 86_400_000

/**
 * Gives every contact what the first one has: a run that waits, a run that is over, their steps, and an event. Copies rows instead of
 * having them made by the engine, which takes an hour for a million; the database must not be open.
 */
export function liveIn(file: string, living: Living): void {
  const database = new Sqlite(file)
  database.pragma('synchronous = OFF')
  database.pragma('cache_size = -262144')
  database.transaction(() => {
    copyRuns(database, living.waitingFlow, living.contacts)
    copyRuns(database, living.pastFlow, living.contacts)
    spreadWaits(database)
    addEvents(database, living.contacts)
    spreadPlans(database)
  })()
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
}

interface Template {
  id: number
}

/** For contacts 2 and up, the run of contact 1 in this flow with its steps. */
function copyRuns(database: Sqlite.Database, flow: string, contacts: number): void {
  const first = database.prepare('select id from run where flow = ? and contact_id = 1').get(flow) as Template
  const steps = database.prepare('select id from step where run_id = ? order by visit').all(first.id) as Template[]
  const runAt = takeIds(database, 'run', contacts)
  const stepAt = takeIds(database, 'step', contacts * steps.length)
  const numbers = `with recursive number(n) as (select 2 union all select n + 1 from number where n < ${contacts})`
  insertCopies(
    database,
    'run',
    { from: `run join number where run.id = ${first.id}`, numbers },
    {
      id: `${runAt} + n`,
      contact_id: 'n',
      step_id: `${stepAt} + n * ${steps.length} + ${steps.length - 1}`,
    },
  )
  insertCopies(
    database,
    'step',
    { from: `number join step where step.run_id = ${first.id} order by n, visit`, numbers },
    {
      id: `${stepAt} + n * ${steps.length} + visit - 1`,
      run_id: `${runAt} + n`,
    },
  )
  database.prepare('update flow_count set count = count * ? where flow = ?').run(contacts, flow)
}

interface Copying {
  from: string
  numbers: string
}

function insertCopies(
  database: Sqlite.Database,
  table: 'run' | 'step',
  { from, numbers }: Copying,
  replaced: Readonly<Record<string, string>>,
): void {
  const names = database.prepare(`select name from pragma_table_info('${table}')`).pluck().all() as string[]
  const values = names.map((name) => replaced[name] ?? `${table}.${name}`)
  database.exec(`${numbers} insert into ${table} (${names.join(', ')}) select ${values.join(', ')} from ${from}`)
}

/** The first of so many keys that are nobody's, and a few to spare. */
function takeIds(database: Sqlite.Database, table: 'run' | 'step' | 'event', count: number): number {
  const taken = count + 100
  return Number(
    database
      .prepare('update id_block set next = next + ? where name = ? returning next - ?')
      .pluck()
      .get(taken, table, taken),
  )
}

/** Waits end over the month that begins tomorrow. */
function spreadWaits(database: Sqlite.Database): void {
  database
    .prepare(`update run set wake_at = ? + contact_id * 7919 % ? where status = 'waiting'`)
    .run(Date.now() + dayMs, 30 * dayMs)
  database.exec(`update contact set due_at = (select wake_at from run where contact_id = contact.id and status = 'waiting'),
    turned_at = (select turned_at from contact where id = 1)`)
}

function addEvents(database: Sqlite.Database, contacts: number): void {
  const eventAt = takeIds(database, 'event', contacts)
  database
    .prepare(
      `insert into event (id, contact_id, name, at, received_at, properties)
       select ? + id, id, 'Report opened', ? - id * 7919 % ?, created_at, '{"plan":"free","report":"Pipeline","seconds":42}'
       from contact order by id`,
    )
    .run(eventAt, Date.now(), 60 * dayMs)
  database.exec(`insert or ignore into event_name (name) values ('Report opened')`)
}

/** A field that the workspace has made for itself. */
function spreadPlans(database: Sqlite.Database): void {
  database.exec(`update contact set custom = json_object('plan', case id % 5 when 0 then 'pro' else 'free' end)`)
}
