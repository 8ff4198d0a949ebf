import Sqlite from 'better-sqlite3'

/** Something that holds of every database that Etape has left at rest, whatever happened to the process. */
export interface Invariant {
  id: string
  promise: string
  /** Selects what breaks it: the fewer columns the better, one row each. */
  offenders: string
}

const accepted = `outcome = 'accepted' and record = 'contact' and field = 'stage'`

export const invariants: readonly Invariant[] = [
  {
    id: 'I1',
    promise:
      'What was acknowledged is handled: nothing that is due still waits, unless its contact was set aside with a reason.',
    offenders: `select input.id from input join contact on contact.id = input.contact_id
      where contact.problem is null and (contact.due_at is null or contact.due_at > input.received_at + 60000)`,
  },
  {
    id: 'I2',
    promise: 'A run visits step by step: its visits are numbered from 1 without a gap and each is there once.',
    offenders: `select run.id, run.visit, count(step.id) as steps from run left join step on step.run_id = run.id
      group by run.id having count(step.id) <> run.visit or max(step.visit) <> run.visit or min(step.visit) <> 1`,
  },
  {
    id: 'I3',
    promise: 'A message that arrived is not sent again, unless nobody could know that it had.',
    offenders: `select delivery_id from delivery_attempt group by delivery_id
      having sum(outcome = 'sent') > 1 and sum(outcome in ('unknown', 'started')) = 0`,
  },
  {
    id: 'I4',
    promise: 'No wait ends before its time, unless somebody ended it by hand.',
    offenders: `with waits as (
        select flow_version.id as version_id, json_extract(node.value, '$.id') as node,
          coalesce(json_extract(node.value, '$.config.for.days'), 0) * 86400000
          + coalesce(json_extract(node.value, '$.config.for.hours'), 0) * 3600000
          + coalesce(json_extract(node.value, '$.config.for.minutes'), 0) * 60000
          + coalesce(json_extract(node.value, '$.config.for.seconds'), 0) * 1000 as ms
        from flow_version, json_each(flow_version.document, '$.nodes') as node
        where json_valid(flow_version.document) and json_extract(node.value, '$.type') = 'wait')
      select step.id from step join run on run.id = step.run_id
      join waits on waits.version_id = run.version_id and waits.node = step.node
      where step.state = 'left' and step.left_by is not null and step.left_at < step.at + waits.ms
        and coalesce(step.note, '') not like '%by {who}%'`,
  },
  {
    id: 'I5',
    promise: 'No run is forgotten: one that has to wake has a contact that is due by then.',
    offenders: `select run.id from run join contact on contact.id = run.contact_id join flow on flow.id = run.flow
      where run.status = 'waiting' and run.wake_at is not null and flow.status = 'live' and contact.problem is null
        and (contact.due_at is null or contact.due_at > run.wake_at)`,
  },
  {
    id: 'I6',
    promise: 'A contact’s stage changes form a chain that ends at the stage it has, each with its cause.',
    offenders: `with chain as (
        select record_id, id, before, after, cause_id,
          lag(after) over (partition by record_id order by id) as previous,
          lead(id) over (partition by record_id order by id) as next
        from change where ${accepted})
      select chain.record_id, chain.id from chain join contact on contact.id = chain.record_id
      left join cause on cause.id = chain.cause_id
      where (previous is not null and previous <> before)
        or (next is null and json_extract(after, '$') is not contact.stage) or cause.id is null`,
  },
  {
    id: 'I7',
    promise: 'A step changes the stage once: no transition happens twice.',
    offenders: `select step_id from change where ${accepted} and step_id is not null
      group by step_id, record_id having count(*) > 1`,
  },
  {
    id: 'I8',
    promise: 'The figures on screen are what a recount gives.',
    offenders: `select flow.id from flow where
      (select coalesce(sum(count), 0) from flow_count where flow = flow.id and what = 'enrolled')
        <> (select count(*) from run where run.flow = flow.id)
      or (select coalesce(sum(count), 0) from flow_count where flow = flow.id and what like 'ended:%')
        <> (select count(*) from run where run.flow = flow.id and status = 'ended')
      or (select coalesce(sum(count), 0) from flow_count where flow = flow.id and node = '' and what = 'failed')
        <> (select count(*) from run where run.flow = flow.id and status = 'failed')`,
  },
  {
    id: 'I9',
    promise: 'The database is whole.',
    offenders: `select integrity_check from pragma_integrity_check where integrity_check <> 'ok'
      union all select "table" from pragma_foreign_key_check`,
  },
]

/** Which invariants a database breaks, with a few of the rows that show it; empty when it is sound. */
export function findBroken(file: string): readonly string[] {
  const database = new Sqlite(file, { readonly: true })
  try {
    return invariants.flatMap(({ id, promise, offenders }) => {
      const rows = database.prepare(offenders).all()
      return rows.length === 0 ? [] : [`${id} ${promise} ${rows.length} break it: ${JSON.stringify(rows.slice(0, 3))}`]
    })
  } finally {
    database.close()
  }
}
