import type { Deal } from '@etape/crm'
import { sql, type RawBuilder } from 'kysely'
import type { Context, Unit } from '../context.ts'
import { dealContacts, insertDeals, updateDeals } from '../hot/commit-deals.ts'
import { dealColumns, readDeal } from '../rows/record-rows.ts'
import type { DealRow, Deals, DealSummary } from '../shapes/records.ts'
import type { Page, Writes } from '../store.ts'
import { dealContactTable, type DealTable } from '../tables/deal.ts'
import { listChanges } from './changes.ts'
import { findByColumn, findDealsByCustomField } from './find-many.ts'
import { displayName, nameColumns, named } from './names.ts'
import { afterCursor, allOf, orderBy, pageOf, type Sorting } from './paging.ts'
import { writeAlong } from './write-along.ts'

export function createDeals(context: Context): Deals {
  return {
    list: (asked) => listDeals(context, asked),
    get: async (id) => (await withNames(context, await selectDeals(context, sql`where deal.id = ${id}`)))[0] ?? null,
    read: (id) => readOne(context, id),
    findMany: (by, values) =>
      by === 'name'
        ? findByColumn(context, { table: 'deal', column: 'name' }, values)
        : findDealsByCustomField(context, by, values),
    changes: (id, paging) => listChanges(context, { ...paging, record: 'deal', id }),
    summary: (pipeline) => summarise(context, pipeline),
    create: (deal, writes) => insertWith(context, [deal], writes),
    createMany: (deals, writes) => insertWith(context, deals, writes),
    update: (written, writes) => updateDeal(context, written, writes),
  }
}

async function listDeals(context: Context, asked: Parameters<Deals['list']>[0]): Promise<Page<DealRow>> {
  const sorting: Sorting = {
    column: sql.ref(`deal.${asked.sort}`),
    id: sql.ref('deal.id'),
    order: asked.order,
    nullable: true,
  }
  const filter = dealConditions(context, asked)
  const conditions = allOf([...filter, ...afterCursor(sorting, asked.cursor)])
  const found = await selectDeals(
    context,
    sql`where ${conditions} order by ${orderBy(sorting)} limit ${asked.limit + 1}`,
  )
  const rows = new Map((await withNames(context, found.slice(0, asked.limit))).map((row) => [row.id, row]))
  const page = pageOf(found, asked, { cursor: (row) => [row[asked.sort], row.id], row: ({ id }) => rows.get(id) })
  const total = asked.cursor === undefined ? await countDeals(context, filter) : null
  return { ...page, rows: page.rows.filter((row) => row !== undefined), total }
}

const ofContact = (contact: RawBuilder<unknown>) => sql<boolean>`exists (select 1 from deal_contact
  where deal_contact.deal_id = deal.id and deal_contact.contact_id = ${contact})`

function dealConditions({ database }: Context, asked: Parameters<Deals['list']>[0]): RawBuilder<boolean>[] {
  const { q, pipeline, stage, type, company, contact, without } = asked
  return [
    ...(q ? [database.contains(sql<string>`coalesce(deal.name, '')`, q)] : []),
    ...(pipeline === undefined ? [] : [sql<boolean>`deal.pipeline = ${pipeline}`]),
    ...(stage === undefined ? [] : [sql<boolean>`deal.stage = ${stage}`]),
    ...(type === undefined ? [] : [sql<boolean>`deal.type = ${type}`]),
    ...(company === undefined ? [] : [sql<boolean>`deal.company_id = ${company}`]),
    ...(contact === undefined ? [] : [ofContact(sql`${contact}`)]),
    ...(without === 'company' ? [sql<boolean>`deal.company_id is null`] : []),
    ...(without === 'contact' ? [sql<boolean>`not ${ofContact(sql`deal_contact.contact_id`)}`] : []),
  ]
}

async function countDeals({ reads }: Context, filter: readonly RawBuilder<boolean>[]): Promise<number> {
  const asked = sql<{ count: number }>`select count(*) as count from deal where ${allOf(filter)}`
  return (await asked.execute(reads)).rows[0]?.count ?? 0
}

async function selectDeals({ reads }: Context, rest: RawBuilder<unknown>): Promise<DealTable[]> {
  const columns = sql.join(dealColumns.map((column) => sql.ref(`deal.${column}`)))
  return (await sql<DealTable>`select ${columns} from deal ${rest}`.execute(reads)).rows
}

async function readOne(context: Context, id: number): Promise<Deal | null> {
  const [row] = await selectDeals(context, sql`where deal.id = ${id}`)
  if (!row) return null
  const contacts = await context.reads
    .selectFrom('deal_contact')
    .select('contact_id')
    .where('deal_id', '=', id)
    .orderBy('contact_id')
    .execute()
  return readDeal(
    row,
    contacts.map(({ contact_id }) => contact_id),
  )
}

async function withNames({ reads, database }: Context, found: readonly DealTable[]): Promise<DealRow[]> {
  const companyIds = found.flatMap(({ company_id }) => company_id ?? [])
  const companies = await reads
    .selectFrom('company')
    .select(['id', 'name'])
    .where('id', 'in', database.numbers(companyIds))
    .execute()
  const contacts = await reads
    .selectFrom('deal_contact')
    .innerJoin('contact', 'contact.id', 'deal_contact.contact_id')
    .select(nameColumns)
    .select('deal_contact.deal_id')
    .where('deal_contact.deal_id', 'in', database.numbers(found.map(({ id }) => id)))
    .orderBy('contact.id')
    .execute()
  const companyName = new Map(companies.map(({ id, name }) => [id, name]))
  return found.map((row) => {
    const { id, version, companyId, fields } = readDeal(row, [])
    const own = contacts.filter(({ deal_id }) => deal_id === id)
    return {
      id,
      version,
      name: row.name ?? '',
      fields,
      company: companyId === null ? null : named(companyId, companyName.get(companyId)),
      contacts: own.map((contact) => ({ id: contact.id, name: displayName(contact) })),
    }
  })
}

async function summarise({ reads }: Context, pipeline: string | undefined): Promise<DealSummary> {
  const ofPipeline = pipeline === undefined ? sql`` : sql`where deal.pipeline = ${pipeline}`
  const stages = await sql<DealSummary['stages'][number]>`
    select deal.pipeline, deal.stage, min(deal.type) as type, count(*) as count, coalesce(sum(deal.amount), 0) as amount,
      coalesce(sum(deal.amount), 0) * coalesce(min(pipeline_stage.probability), 0) as weighted
    from deal left join pipeline_stage on pipeline_stage.pipeline = deal.pipeline and pipeline_stage.id = deal.stage
    ${ofPipeline} group by deal.pipeline, deal.stage order by deal.pipeline, min(pipeline_stage.position)`.execute(
    reads,
  )
  const alone = pipeline === undefined ? sql`where company_id is null` : sql`${ofPipeline} and company_id is null`
  const without = await sql<{ count: number }>`select count(*) as count from deal ${alone}`.execute(reads)
  return { stages: stages.rows, withoutCompany: without.rows[0]?.count ?? 0 }
}

async function insertWith(context: Context, deals: readonly Deal[], writes: Writes): Promise<void> {
  await context.write(async (unit) => {
    await insertDeals(unit, deals)
    await writeAlong(context, unit, writes)
  })
}

async function updateDeal(
  context: Context,
  written: { deal: Deal; readVersion: number },
  writes: Writes,
): Promise<void> {
  await context.write(async (unit) => {
    await updateDeals(unit, [written])
    await replaceContacts(unit, written.deal)
    await writeAlong(context, unit, writes)
  })
}

async function replaceContacts(unit: Unit, deal: Deal): Promise<void> {
  await unit.query.deleteFrom('deal_contact').where('deal_id', '=', deal.id).execute()
  await unit.insert(dealContactTable, dealContacts(deal))
}
