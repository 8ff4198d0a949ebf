import type { Asking, Condition, FieldCatalog } from '@etape/conditions'
import type { Cause } from '@etape/crm'
import { sql, type RawBuilder } from 'kysely'
import type { Context, Unit } from '../context.ts'
import { beginStays, countMembers, endStays } from '../hot/commit-members.ts'
import { writeWhy } from '../rows/history-rows.ts'
import { readJsonOrNull } from '../rows/json.ts'
import { answerTo } from './contact-filter.ts'

interface Redefining {
  id: string
  why: string
  at: number
}

const batchSize = 5000

/** Who matches comes in and who does not goes out, without a turn: nobody is enrolled by a definition. */
export async function redefineSegment(
  context: Context,
  id: string,
  { catalog, asking }: { catalog: FieldCatalog; asking: Asking },
): Promise<{ entered: number; left: number }> {
  const row = await context.reads
    .selectFrom('segment')
    .select(['name', 'kind', 'condition'])
    .where('id', '=', id)
    .executeTakeFirst()
  const condition = readJsonOrNull<Condition>(row?.condition ?? null)
  if (!row || row.kind === 'static' || condition === null) return { entered: 0, left: 0 }
  const matches = answerTo(context.database, { condition, catalog, asking })
  const redefining = { id, why: whyOf(id, row.name), at: asking.now }
  await setState(context, id, 'counting')
  const left = await letOut(
    context,
    redefining,
    sql`not exists (select 1 from contact
    where contact.id = segment_member.contact_id and ${matches})`,
  )
  const entered = await takeIn(context, redefining, matches)
  await setState(context, id, 'ready')
  return { entered, left }
}

/** A segment that is no more has nobody in it. */
export async function emptySegment(
  context: Context,
  { id, name, at }: { id: string; name: string; at: number },
): Promise<void> {
  await letOut(context, { id, why: whyOf(id, name), at }, sql`1 = 1`)
}

function whyOf(segment: string, name: string): string {
  const cause: Cause = { by: 'segment-definition', segment, name }
  return writeWhy({ cause, verdict: null })
}

async function setState({ write }: Context, id: string, state: 'counting' | 'ready'): Promise<void> {
  await write(({ query }) => query.updateTable('segment').set({ state }).where('id', '=', id).execute())
}

async function letOut(context: Context, { id, why, at }: Redefining, leaves: RawBuilder<boolean>): Promise<number> {
  return inBatches(context, id, async (unit, last) => {
    const asked = sql<{ id: number }>`
      select contact_id as id from segment_member
      where segment = ${id} and left_at is null and contact_id > ${last} and (${leaves})
      order by contact_id limit ${batchSize}`
    const ids = (await asked.execute(unit.query)).rows.map((row) => row.id)
    const ended = await endStays(
      unit,
      ids.map((contact_id) => ({ segment: id, contact_id, left_at: at, left_why: why })),
    )
    return { ids, by: -ended.length }
  })
}

async function takeIn(context: Context, { id, why, at }: Redefining, matches: RawBuilder<boolean>): Promise<number> {
  return inBatches(context, id, async (unit, last) => {
    const asked = sql<{ id: number }>`
      select contact.id from contact
      where contact.id > ${last} and not exists (select 1 from segment_member where segment_member.segment = ${id}
        and segment_member.contact_id = contact.id and segment_member.left_at is null) and (${matches})
      order by contact.id limit ${batchSize}`
    const ids = (await asked.execute(unit.query)).rows.map((row) => row.id)
    const begun = ids.map((contact_id) => ({
      segment: id,
      contact_id,
      entered_at: at,
      left_at: null,
      entered_why: why,
      left_why: null,
    }))
    return { ids, by: (await beginStays(unit, begun)).length }
  })
}

interface Moved {
  /** Who was looked at, ascending. */
  ids: readonly number[]
  by: number
}

async function inBatches(
  context: Context,
  segment: string,
  move: (unit: Unit, last: number) => Promise<Moved>,
): Promise<number> {
  let last = 0
  let moved = 0
  for (;;) {
    const { ids, by } = await context.write(async (unit) => {
      const done = await move(unit, last)
      await countMembers(unit, new Map([[segment, done.by]]))
      return done
    })
    moved += Math.abs(by)
    if (ids.length < batchSize) return moved
    last = ids.at(-1) ?? last
  }
}
