import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../context.ts'
import { readJson } from '../rows/json.ts'
import { contactColumns, readContact } from '../rows/record-rows.ts'
import type { ContactFilter, ContactRow, Contacts } from '../shapes/records.ts'
import type { Page } from '../store.ts'
import { aliasContact } from './alias-contact.ts'
import { listChanges } from './changes.ts'
import { readContactDetail } from './contact-detail.ts'
import { contactConditions } from './contact-filter.ts'
import { companyNames, contactRow, readContactRows, selectContacts } from './contact-rows.ts'
import { deleteContact } from './delete-contact.ts'
import { findContact } from './find-contact.ts'
import { findContacts } from './find-many.ts'
import { afterCursor, allOf, orderBy, pageOf, type Sorting } from './paging.ts'
import { listRuns } from './run-rows.ts'
import { readTimeline } from './timeline.ts'

export function createContacts(context: Context): Contacts {
  return {
    list: (asked) => listContacts(context, asked),
    get: async (id) => (await readContactRows(context, [id]))[0] ?? null,
    getMany: (ids) => readContactRows(context, ids),
    read: async (id) => {
      const row = await context.reads
        .selectFrom('contact')
        .select(contactColumns)
        .where('id', '=', id)
        .executeTakeFirst()
      return row ? readContact(row) : null
    },
    detail: (id) => readContactDetail(context, id),
    find: (identity) => findContact(context, identity),
    findMany: (by, values) => findContacts(context, by === 'email' ? 'email' : 'external', values),
    timeline: (id, asked) => readTimeline(context, id, asked),
    runs: (id, paging) => listRuns(context, { ...paging, contact: id }),
    changes: (id, asked) => listChanges(context, { ...asked, record: 'contact', id }),
    events: (id, names) => listEvents(context, id, [...names]),
    eachId: (filter, batch) => eachId(context, filter, batch),
    count: (filter) => count(context, filter),
    sample: (filter, limit) => sample(context, filter, limit),
    alias: (previousId, contactId, at) => aliasContact(context, { previousId, contactId, at }),
    delete: (id, doing) => deleteContact(context, id, doing),
  }
}

const neverNull: ReadonlySet<string> = new Set(['created_at', 'updated_at'])
const countedUpTo = 10_000

async function listContacts(context: Context, asked: Parameters<Contacts['list']>[0]): Promise<Page<ContactRow>> {
  const sorting: Sorting = {
    column: sql.ref(`contact.${asked.sort}`),
    id: sql.ref('contact.id'),
    order: asked.order,
    nullable: !neverNull.has(asked.sort),
  }
  const filter = contactConditions(context.database, asked)
  const conditions = [...filter, ...afterCursor(sorting, asked.cursor)]
  const total = asked.cursor === undefined ? await countUpTo(context, filter) : null
  const found = await selectContacts(
    context,
    sql`where ${allOf(conditions)} order by ${orderBy(sorting)} limit ${asked.limit + 1}`,
  )
  const names = await companyNames(context, found)
  return pageOf(found, asked, {
    cursor: (row) => [row[asked.sort], row.id],
    row: (row) => contactRow(row, names),
    total,
  })
}

async function countUpTo({ reads }: Context, conditions: readonly RawBuilder<boolean>[]): Promise<number | null> {
  const asked = sql<{ count: number }>`
    select count(*) as count from (select 1 from contact where ${allOf(conditions)} limit ${countedUpTo + 1}) as found`
  const counted = (await asked.execute(reads)).rows[0]?.count ?? 0
  return counted > countedUpTo ? null : counted
}

async function count({ reads, database }: Context, filter: ContactFilter): Promise<number> {
  const conditions = contactConditions(database, filter)
  const asked = sql<{ count: number }>`select count(*) as count from contact where ${allOf(conditions)}`
  return (await asked.execute(reads)).rows[0]?.count ?? 0
}

async function sample(context: Context, filter: ContactFilter, limit: number): Promise<ContactRow[]> {
  const conditions = contactConditions(context.database, filter)
  const found = await selectContacts(context, sql`where ${allOf(conditions)} order by contact.id desc limit ${limit}`)
  const names = await companyNames(context, found)
  return found.map((row) => contactRow(row, names))
}

export async function* eachId(
  { reads, database }: Context,
  filter: ContactFilter,
  batch: number,
): AsyncIterable<number[]> {
  const conditions = contactConditions(database, filter)
  let last = 0
  for (;;) {
    const asked = sql<{ id: number }>`
      select contact.id from contact where ${allOf([...conditions, sql`contact.id > ${last}`])}
      order by contact.id limit ${batch}`
    const ids = (await asked.execute(reads)).rows.map(({ id }) => id)
    if (ids.length > 0) yield ids
    if (ids.length < batch) return
    last = ids.at(-1) ?? last
  }
}

async function listEvents({ reads, database }: Context, id: number, names: readonly string[]) {
  const rows = await reads
    .selectFrom('event')
    .select(['name', 'at', 'properties'])
    .where('contact_id', '=', id)
    .where('name', 'in', database.texts(names))
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(({ name, at, properties }) => ({
    name,
    at,
    properties: readJson<Record<string, unknown>>(properties),
  }))
}
