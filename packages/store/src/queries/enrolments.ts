import type { InputContent } from '@etape/flow'
import { sql } from 'kysely'
import type { Context, Unit } from '../context.ts'
import { writeInputs } from '../hot/write-inputs.ts'
import { readJson, writeJson } from '../rows/json.ts'
import type { EnrolmentRow, Enrolments, NewEnrolment } from '../shapes/schedules.ts'
import type { EnrolmentTable } from '../tables/schedule.ts'

const batchSize = 2000
const minuteMs = 60_000

export function createEnrolments(context: Context): Enrolments {
  return {
    begin: (enrolment) => context.write((unit) => beginEnrolment(context, unit, enrolment)),
    goOn: (id) => context.write((unit) => writeBatch(context, unit, id)),
    open: async () => {
      const open = context.reads.selectFrom('enrolment').select('id').where('done_at', 'is', null)
      return (await open.orderBy('id').execute()).map(({ id }) => id)
    },
    cancel: (id, asked) => context.write((unit) => cancelEnrolment(unit, id, asked)),
    list: (flow, limit) => listEnrolments(context, flow, limit),
  }
}

/** Who is meant is settled before the first goes in, as going in may change who matches. */
export async function beginEnrolment({ ids }: Context, { query }: Unit, given: NewEnrolment): Promise<number> {
  const { flow, node, content, contacts, perMinute, at } = given
  const row: EnrolmentTable = {
    id: ids.next('enrolment'),
    flow,
    node,
    content: writeJson(content),
    contacts: writeJson(contacts),
    total: contacts.length,
    written: 0,
    per_minute: perMinute,
    created_at: at,
    due_at: at,
    done_at: contacts.length === 0 ? at : null,
    cancelled_at: null,
    kept_out: 0,
  }
  await query.insertInto('enrolment').values(row).execute()
  return row.id
}

async function writeBatch(context: Context, unit: Unit, id: number): Promise<number | null> {
  // Written to, so that of two processes one waits for the other.
  const row = await unit.query
    .updateTable('enrolment')
    .set((build) => ({ written: build.ref('written') }))
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
  if (!row) return null
  const batch = readJson<number[]>(row.contacts).slice(row.written, row.written + batchSize)
  const present = await stillThere(context, unit, batch)
  const inputs = batch.flatMap((contactId, index) => (present.has(contactId) ? inputOf(row, contactId, index) : []))
  await writeInputs(context, unit, inputs)
  const written = row.written + batch.length
  const done = written >= row.total ? { done_at: row.due_at, contacts: '[]' } : {}
  await unit.query
    .updateTable('enrolment')
    .set({ written, ...done })
    .where('id', '=', id)
    .execute()
  return inputs.length
}

function inputOf(row: EnrolmentTable, contactId: number, index: number) {
  const { due_at: at, per_minute, written } = row
  const dueAt = per_minute === null ? undefined : momentOf({ at, perMinute: per_minute, index: written + index })
  const content = readJson<InputContent>(row.content)
  return { contactId, source: sourceOf(row.id), at, receivedAt: at, dueAt, hop: 0, content }
}

const momentOf = ({ at, perMinute, index }: { at: number; perMinute: number; index: number }): number =>
  at + Math.floor((index * minuteMs) / perMinute)

const sourceOf = (id: number): string => `enrol:${id}`

async function cancelEnrolment(
  { query }: Unit,
  id: number,
  { flow, at }: { flow: string; at: number },
): Promise<number | null> {
  // Written to first, so that a batch that is being told is through.
  const row = await query
    .updateTable('enrolment')
    .set((build) => ({ written: build.ref('written') }))
    .where('id', '=', id)
    .where('flow', '=', flow)
    .returning(['total', 'written', 'kept_out', 'cancelled_at'])
    .executeTakeFirst()
  if (!row || row.cancelled_at !== null) return row?.kept_out ?? null
  const told = await query.deleteFrom('input').where('source', '=', sourceOf(id)).executeTakeFirst()
  const keptOut = row.total - row.written + Number(told.numDeletedRows)
  const cancelled = { kept_out: keptOut, cancelled_at: at, contacts: '[]' }
  await query
    .updateTable('enrolment')
    .set((build) => ({ ...cancelled, done_at: build.fn.coalesce('done_at', build.val(at)) }))
    .where('id', '=', id)
    .execute()
  return keptOut
}

async function stillThere({ database }: Context, unit: Unit, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const asked = sql<{ id: number }>`select id from contact where id in ${database.numbers(ids)}`
  return new Set((await asked.execute(unit.query)).rows.map(({ id }) => id))
}

async function listEnrolments({ reads }: Context, flow: string, limit: number): Promise<EnrolmentRow[]> {
  const asked = sql<ListedRow>`
    select id, flow, node, total, written, per_minute, created_at, due_at, done_at, cancelled_at, kept_out,
      (select count(*) from input where source = 'enrol:' || enrolment.id
        and source >= 'enrol:' and source < 'enrol;') as waiting
    from enrolment where flow = ${flow} order by created_at desc, id desc limit ${limit}`
  return (await asked.execute(reads)).rows.map(showEnrolment)
}

type ListedRow = Omit<EnrolmentTable, 'content' | 'contacts'> & { waiting: number }

function showEnrolment(row: ListedRow): EnrolmentRow {
  const { id, flow, node, total, written, due_at: at, per_minute: perMinute, waiting } = row
  const endsAt = perMinute === null ? at : momentOf({ at, perMinute, index: Math.max(0, total - 1) })
  return {
    id, flow, node, total, written, perMinute, createdAt: row.created_at, endsAt, done: row.done_at !== null,
    waiting, cancelledAt: row.cancelled_at, keptOut: row.kept_out,
  } // prettier-ignore
}
