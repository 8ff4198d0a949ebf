import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { NameTakenError } from '../errors.ts'
import { readCursor, writeCursor } from '../rows/cursor.ts'
import { readCondition } from '../rows/conditions.ts'
import { writeJsonOrNull } from '../rows/json.ts'
import type { ContactRow } from '../shapes/records.ts'
import type { SegmentDefinition, SegmentRow, Segments } from '../shapes/segments.ts'
import type { Page, Paging } from '../store.ts'
import type { SegmentTable } from '../tables/segment.ts'
import { readContactRows } from './contact-rows.ts'
import { emptySegment, redefineSegment } from './redefine-segment.ts'
import { freeSlug } from './slug.ts'

export function createSegments(context: Context): Segments {
  return {
    list: (asked) => listSegments(context, asked ?? {}),
    get: async (id) => (await listSegments(context, { id }))[0] ?? null,
    create: (definition, at) => createSegment(context, definition, at),
    update: (id, definition, at) => updateSegment(context, id, { ...definition, at }),
    delete: (id, at) => deleteSegment(context, id, at),
    redefine: (id, asked) => redefineSegment(context, id, asked),
    members: (id, paging) => listMembers(context, id, paging),
  }
}

const segmentRow = ({ condition, updated_at, ...row }: SegmentTable): SegmentRow => ({
  ...row,
  condition: readCondition(condition),
  updatedAt: updated_at,
})

async function listSegments(
  { reads, database }: Context,
  { q, id }: { q?: string | undefined; id?: string },
): Promise<SegmentRow[]> {
  const rows = await reads
    .selectFrom('segment')
    .select(['id', 'name', 'description', 'kind', 'condition', 'members', 'state', 'updated_at'])
    .$if(Boolean(q), (query) => query.where(database.contains(sql`name`, q ?? '')))
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .orderBy('name')
    .execute()
  return rows.map(segmentRow)
}

async function createSegment(
  context: Context,
  { id, name, description, kind, condition }: SegmentDefinition & { id?: string | undefined },
  at: number,
): Promise<SegmentRow> {
  return context.write(async ({ query }) => {
    const known = await query.selectFrom('segment').select(['id', 'name']).execute()
    const taken = new Set(known.map((segment) => segment.id))
    if (known.some((segment) => segment.name === name || segment.id === id)) throw nameTaken(name)
    const row: SegmentTable = {
      id: id ?? freeSlug(name, taken),
      name,
      description,
      kind,
      condition: writeJsonOrNull(condition),
      state: 'ready',
      members: 0,
      updated_at: at,
    }
    await query.insertInto('segment').values(row).execute()
    return segmentRow(row)
  })
}

const nameTaken = (name: string) =>
  new NameTakenError(`There is a segment called “${name}” already. Choose another name.`)

async function updateSegment(
  context: Context,
  id: string,
  { name, description, condition, at }: Omit<SegmentDefinition, 'kind'> & { at: number },
): Promise<SegmentRow | null> {
  return context.write(async ({ query }) => {
    const namesake = await query
      .selectFrom('segment')
      .select('id')
      .where('name', '=', name)
      .where('id', '<>', id)
      .executeTakeFirst()
    if (namesake) throw nameTaken(name)
    const row = await query
      .updateTable('segment')
      .set({ name, description, condition: writeJsonOrNull(condition), updated_at: at })
      .where('id', '=', id)
      .returning(['id', 'name', 'description', 'kind', 'condition', 'members', 'state', 'updated_at'])
      .executeTakeFirst()
    return row ? segmentRow(row) : null
  })
}

async function deleteSegment(context: Context, id: string, at: number): Promise<boolean> {
  const gone = await context.write(({ query }) =>
    query.deleteFrom('segment').where('id', '=', id).returning('name').executeTakeFirst(),
  )
  if (!gone) return false
  await emptySegment(context, { id, name: gone.name, at })
  return true
}

async function listMembers(context: Context, id: string, { cursor, limit }: Paging): Promise<Page<ContactRow>> {
  const [before = null] = cursor === undefined ? [] : readCursor(cursor, 1)
  const rows = await context.reads
    .selectFrom('segment_member')
    .select('contact_id')
    .where('segment', '=', id)
    .where('left_at', 'is', null)
    .$if(before !== null, (query) => query.where('contact_id', '<', Number(before)))
    .orderBy('contact_id', 'desc')
    .limit(limit + 1)
    .execute()
  const ids = rows.slice(0, limit).map(({ contact_id }) => contact_id)
  const segment = await context.reads.selectFrom('segment').select('members').where('id', '=', id).executeTakeFirst()
  return {
    rows: await readContactRows(context, ids),
    next: rows.length > limit ? writeCursor([ids.at(-1) ?? 0]) : null,
    total: segment?.members ?? 0,
  }
}
