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
  return { contactId, source: 'enrol', at, receivedAt: at, dueAt, hop: 0, content }
}

const momentOf = ({ at, perMinute, index }: { at: number; perMinute: number; index: number }): number =>
  at + Math.floor((index * minuteMs) / perMinute)

async function stillThere({ database }: Context, unit: Unit, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const asked = sql<{ id: number }>`select id from contact where id in ${database.numbers(ids)}`
  return new Set((await asked.execute(unit.query)).rows.map(({ id }) => id))
}

async function listEnrolments({ reads }: Context, flow: string, limit: number): Promise<EnrolmentRow[]> {
  const rows = await reads
    .selectFrom('enrolment')
    .select(['id', 'flow', 'node', 'total', 'written', 'per_minute', 'created_at', 'due_at', 'done_at'])
    .where('flow', '=', flow)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ per_minute: perMinute, created_at: createdAt, due_at: at, done_at, ...row }) => ({
    ...row,
    perMinute,
    createdAt,
    endsAt: perMinute === null ? at : momentOf({ at, perMinute, index: Math.max(0, row.total - 1) }),
    done: done_at !== null,
  }))
}
