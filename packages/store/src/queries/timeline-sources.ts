import type { Cause } from '@etape/crm'
import { sql, type RawBuilder } from 'kysely'
import { joinCause } from '../rows/causes.ts'
import { readChange } from '../rows/history-rows.ts'
import { readJson } from '../rows/json.ts'
import type { TimelineRow } from '../shapes/records.ts'
import { changeColumns, type ChangeRow } from './changes.ts'

/** A row of a source; which columns it has the source says. */
export interface Found {
  found_at: number
  found_key: number | string
}

/** One sort of thing on a timeline. */
export interface Source {
  name: string
  kind: TimelineRow['kind']
  from: RawBuilder<unknown>
  contact: RawBuilder<unknown>
  at: RawBuilder<unknown>
  /** Unique among rows of one moment. */
  key: RawBuilder<unknown>
  columns: RawBuilder<unknown>
  conditions: readonly RawBuilder<boolean>[]
  details(found: Found): Partial<TimelineRow>
}

type Details<Row> = (row: Row & Found) => Partial<TimelineRow>

/** Lets a source say what its columns are. */
function source<Row>(
  described: Omit<Source, 'details' | 'conditions'> & { conditions?: Source['conditions']; details: Details<Row> },
): Source {
  return { conditions: [], ...described, details: (found) => described.details(found as Row & Found) }
}

type CauseRow = Parameters<typeof joinCause>[1] & { cause: string }
const causeColumns = (table: string) =>
  sql`cause.text as cause, ${sql.join(['run_id', 'step_id', 'event_id'].map((column) => sql.ref(`${table}.${column}`)))}`

const events = source<{ name: string; properties: string }>({
  name: 'event',
  kind: 'event',
  from: sql`event`,
  contact: sql`event.contact_id`,
  at: sql`event.at`,
  key: sql`event.id`,
  columns: sql`event.name, event.properties`,
  details: ({ name, properties }) => ({ event: { name, properties: readJson(properties) } }),
})

const changes = source<ChangeRow>({
  name: 'change',
  kind: 'change',
  from: sql`change join cause on cause.id = change.cause_id`,
  contact: sql`change.contact_id`,
  at: sql`change.at`,
  key: sql`change.id`,
  columns: changeColumns,
  details: (row) => ({ change: readChange(row) }),
})

interface MemberRow {
  segment: string
  name: string | null
  why: string | null
}

const stay = { from: sql`segment_member left join segment on segment.id = segment_member.segment` }

const membership = (moved: 'entered' | 'left'): Source =>
  source<MemberRow>({
    name: `segment-${moved}`,
    kind: 'segment',
    ...stay,
    contact: sql`segment_member.contact_id`,
    at: sql.ref(`segment_member.${moved}_at`),
    key: sql`segment_member.segment`,
    columns: sql`segment_member.segment, segment.name, ${sql.ref(`segment_member.${moved}_why`)} as why`,
    conditions: moved === 'left' ? [sql`segment_member.left_at is not null`] : [],
    details: ({ segment: id, name, why }) => ({ segment: { id, name: name ?? id, moved, ...readWhy(why) } }),
  })

type Why = Pick<NonNullable<TimelineRow['segment']>, 'cause' | 'verdict'>

const readWhy = (why: string | null): Why =>
  why === null ? { cause: { by: 'system', reason: '' }, verdict: null } : readJson<Why>(why)

interface RunMoveRow {
  id: number
  flow: string
  name: string | null
  status: 'waiting' | 'ended' | 'failed'
  outcome: string | null
}

const run = {
  kind: 'run',
  from: sql`run left join flow on flow.id = run.flow`,
  contact: sql`run.contact_id`,
  key: sql`run.id`,
  columns: sql`run.id, run.flow, flow.name, run.status, run.outcome`,
} as const

const runStarts = source<RunMoveRow>({
  ...run,
  name: 'run-started',
  at: sql`run.started_at`,
  details: ({ id, flow, name }) => ({ run: { id, flow, flowName: name ?? flow, moved: 'started', outcome: null } }),
})

const runEnds = source<RunMoveRow>({
  ...run,
  name: 'run-ended',
  at: sql`run.ended_at`,
  conditions: [sql`run.ended_at is not null`],
  details: ({ id, flow, name, status, outcome }) => ({
    run: { id, flow, flowName: name ?? flow, moved: status === 'failed' ? 'failed' : 'ended', outcome },
  }),
})

const messages = source<{ channel: string; title: string; status: string }>({
  name: 'message',
  kind: 'message',
  from: sql`delivery`,
  contact: sql`delivery.contact_id`,
  at: sql`delivery.created_at`,
  key: sql`delivery.id`,
  columns: sql`delivery.channel, delivery.title, delivery.status`,
  details: ({ found_key, channel, title, status }) => ({
    message: { delivery: Number(found_key), channel, title, status },
  }),
})

interface DealMadeRow extends CauseRow {
  name: string | null
  amount: number | null
  stage: string | null
  pipeline: string | null
}

/** With the cause of the first write to it. */
const deals = source<DealMadeRow>({
  name: 'deal',
  kind: 'deal',
  from: sql`deal_contact join deal on deal.id = deal_contact.deal_id
    left join change on change.id = (select min(first.id) from change as first
      where first.record_id = deal.id and first.record = 'deal' and first.record <> 'contact')
    left join cause on cause.id = change.cause_id`,
  contact: sql`deal_contact.contact_id`,
  at: sql`deal.created_at`,
  key: sql`deal.id`,
  columns: sql`deal.name, deal.amount, deal.stage, deal.pipeline, ${causeColumns('change')}`,
  details: (row) => ({
    deal: {
      id: Number(row.found_key),
      name: row.name ?? '',
      amount: row.amount,
      stage: row.stage ?? '',
      pipeline: row.pipeline ?? '',
      cause: causeOf(row),
    },
  }),
})

const causeOf = (row: CauseRow): Cause =>
  row.cause === null ? { by: 'system', reason: '' } : joinCause(row.cause, row)

const tasks = source<{ title: string; done_at: number | null }>({
  name: 'task',
  kind: 'task',
  from: sql`task`,
  contact: sql`task.contact_id`,
  at: sql`task.created_at`,
  key: sql`task.id`,
  columns: sql`task.title, task.done_at`,
  details: ({ found_key, title, done_at }) => ({ task: { id: Number(found_key), title, done: done_at !== null } }),
})

const notes = source<CauseRow & { text: string }>({
  name: 'note',
  kind: 'note',
  from: sql`note join cause on cause.id = note.cause_id`,
  contact: sql`note.contact_id`,
  at: sql`note.at`,
  key: sql`note.id`,
  columns: sql`note.text, ${causeColumns('note')}`,
  details: (row) => ({ note: { text: row.text, author: causeOf(row) } }),
})

/** At one moment what comes first here is shown above what comes after: an effect above its cause. */
export const timelineSources: readonly Source[] = [
  runEnds,
  messages,
  tasks,
  notes,
  deals,
  changes,
  runStarts,
  membership('left'),
  membership('entered'),
  events,
]
