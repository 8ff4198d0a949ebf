import type { Company } from '@etape/crm'
import { sql, type RawBuilder } from 'kysely'
import type { Context, Unit } from '../context.ts'
import { ValueTakenError } from '../errors.ts'
import { updateCompanies } from '../hot/commit-companies.ts'
import { companyColumns, readCompany, writeCompany } from '../rows/record-rows.ts'
import type { Companies, CompanyRow } from '../shapes/records.ts'
import type { Page, Writes, WrittenCompany } from '../store.ts'
import { companyTable, type CompanyTable } from '../tables/company.ts'
import { listChanges } from './changes.ts'
import { findByColumn } from './find-many.ts'
import { named } from './names.ts'
import { afterCursor, allOf, orderBy, pageOf, type Sorting } from './paging.ts'
import { writeAlong } from './write-along.ts'

export function createCompanies(context: Context): Companies {
  return {
    list: (asked) => listCompanies(context, asked),
    get: async (id) =>
      (await withCounts(context, await selectCompanies(context, sql`where company.id = ${id}`)))[0] ?? null,
    read: async (id) => {
      const [row] = await selectCompanies(context, sql`where company.id = ${id}`)
      return row ? readCompany(row) : null
    },
    find: (asked) => findCompany(context, asked),
    findMany: (by, values) => findByColumn(context, { table: 'company', column: by }, values),
    changes: (id, paging) => listChanges(context, { ...paging, record: 'company', id }),
    create: (company, writes) => createCompany(context, company, writes),
    update: (written, writes) => updateCompany(context, written, writes),
  }
}

async function listCompanies(context: Context, asked: Parameters<Companies['list']>[0]): Promise<Page<CompanyRow>> {
  const { database } = context
  const sorting: Sorting = {
    column: sql.ref(`company.${asked.sort}`),
    id: sql.ref('company.id'),
    order: asked.order,
    nullable: true,
  }
  const searched = sql<string>`coalesce(company.name, '') || ' ' || coalesce(company.domain, '')`
  const filter = [
    ...(asked.q ? [database.contains(searched, asked.q)] : []),
    ...(asked.stage === undefined ? [] : [sql<boolean>`company.stage = ${asked.stage}`]),
  ]
  const conditions = allOf([...filter, ...afterCursor(sorting, asked.cursor)])
  const found = await selectCompanies(
    context,
    sql`where ${conditions} order by ${orderBy(sorting)} limit ${asked.limit + 1}`,
  )
  const rows = new Map((await withCounts(context, found.slice(0, asked.limit))).map((row) => [row.id, row]))
  const page = pageOf(found, asked, { cursor: (row) => [row[asked.sort], row.id], row: ({ id }) => rows.get(id) })
  const total = asked.cursor === undefined ? await countCompanies(context, filter) : null
  return { ...page, rows: page.rows.filter((row) => row !== undefined), total }
}

async function countCompanies({ reads }: Context, filter: readonly RawBuilder<boolean>[]): Promise<number> {
  const asked = sql<{ count: number }>`select count(*) as count from company where ${allOf(filter)}`
  return (await asked.execute(reads)).rows[0]?.count ?? 0
}

async function selectCompanies({ reads }: Context, rest: RawBuilder<unknown>): Promise<CompanyTable[]> {
  const columns = sql.join(companyColumns.map((column) => sql.ref(`company.${column}`)))
  return (await sql<CompanyTable>`select ${columns} from company ${rest}`.execute(reads)).rows
}

async function withCounts({ reads, database }: Context, found: readonly CompanyTable[]): Promise<CompanyRow[]> {
  const ids = database.numbers(found.map(({ id }) => id))
  type Counted = { company_id: number; count: number }
  const contacts = await sql<Counted>`
    select company_id, count(*) as count from contact where company_id in ${ids} group by company_id`.execute(reads)
  const deals = await sql<Counted>`
    select company_id, count(*) as count from deal where company_id in ${ids} and type = 'open'
    group by company_id`.execute(reads)
  const countOf = (rows: readonly Counted[], id: number) => rows.find(({ company_id }) => company_id === id)?.count ?? 0
  return found.map((row) => {
    const { id, version, fields } = readCompany(row)
    const { name } = named(id, row.name ?? row.domain)
    return { id, version, name, fields, contacts: countOf(contacts.rows, id), openDeals: countOf(deals.rows, id) }
  })
}

async function findCompany(
  context: Context,
  { domain, name }: Parameters<Companies['find']>[0],
): Promise<number | null> {
  const byDomain =
    domain === undefined
      ? undefined
      : (await findByColumn(context, { table: 'company', column: 'domain' }, [domain])).get(domain)
  if (byDomain !== undefined || name === undefined) return byDomain ?? null
  return (await findByColumn(context, { table: 'company', column: 'name' }, [name])).get(name) ?? null
}

async function createCompany(context: Context, company: Company, writes: Writes): Promise<void> {
  await context.write(async (unit) => {
    await refuseTakenDomain(unit, company)
    await unit.insert(companyTable, [writeCompany(company)])
    await writeAlong(context, unit, writes)
  })
}

async function updateCompany(context: Context, written: WrittenCompany, writes: Writes): Promise<void> {
  await context.write(async (unit) => {
    await refuseTakenDomain(unit, written.company)
    await updateCompanies(unit, [written])
    await writeAlong(context, unit, writes)
  })
}

async function refuseTakenDomain({ query }: Unit, { id, fields }: Company): Promise<void> {
  const domain = fields['domain']
  if (typeof domain !== 'string') return
  const holder = await query
    .selectFrom('company')
    .select('id')
    .where('domain', '=', domain)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (holder) throw new ValueTakenError({ record: 'company', id }, { field: 'domain', value: domain })
}
