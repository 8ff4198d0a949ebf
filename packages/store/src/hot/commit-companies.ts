import type { Company } from '@etape/crm'
import type { Turn } from '@etape/flow'
import { sql } from 'kysely'
import type { Context, Unit } from '../context.ts'
import type { BulkUpdate } from '../dialects/dialect.ts'
import { ConflictError, ValueTakenError } from '../errors.ts'
import { writeCompany } from '../rows/record-rows.ts'
import { companyTable } from '../tables/company.ts'

/** Companies are shared by the turns of a batch: the last copy is the one that saw all writes. */
export async function commitCompanies(context: Context, unit: Unit, turns: readonly Turn[]): Promise<void> {
  const last = new Map<number, Company>()
  const made = new Set<number>()
  for (const { company, created } of turns.flatMap(({ companies: written }) => written)) {
    last.set(company.id, company)
    if (created) made.add(company.id)
  }
  const companies = [...last.values()].toSorted((left, right) => left.id - right.id)
  const created = companies.filter(({ id }) => made.has(id))
  await refuseKnownDomains(context, unit, created)
  await refuseKnownNames(context, unit, created)
  await unit.insert(companyTable, created.map(writeCompany))
  const written = companies.filter(({ id }) => !made.has(id))
  await refuseTakenDomains(context, unit, written)
  await updateCompanies(
    unit,
    written.map((company) => ({ company, readVersion: readVersionOf(context, company) })),
  )
}

function readVersionOf({ loaded }: Context, { id }: Company): number {
  const version = loaded.companies.get(id)
  if (version === undefined) throw new ConflictError({ record: 'company', id })
  return version
}

const update: BulkUpdate = {
  table: companyTable,
  set: Object.keys(companyTable.columns).filter((column) => column !== 'id'),
  where: { id: 'id', version: 'read_version' },
}

/** Throws ConflictError for a company that was written since it was read. */
export async function updateCompanies(
  unit: Unit,
  written: readonly { company: Company; readVersion: number }[],
): Promise<void> {
  const rows = written.map(({ company, readVersion }) => ({
    ...writeCompany({ ...company, version: Math.max(company.version, readVersion + 1) }),
    read_version: readVersion,
  }))
  const [missed] = await unit.update(update, rows)
  if (missed !== undefined) throw new ConflictError({ record: 'company', id: written[missed]?.company.id ?? 0 })
}

/** Somebody made the company of the domain while the turn was taken: taken again, it finds that one. */
async function refuseKnownDomains(
  { database, loaded }: Context,
  unit: Unit,
  created: readonly Company[],
): Promise<void> {
  const domains = created.map(({ fields }) => fields['domain']).filter((domain) => typeof domain === 'string')
  if (domains.length === 0) return
  const asked = sql<{ id: number }>`select id from company where domain in ${database.texts(domains)}`
  const known = (await asked.execute(unit.query)).rows[0]
  if (!known) return
  for (const domain of domains) loaded.wanted.domains.add(domain)
  throw new ConflictError({ record: 'company', id: known.id })
}

/** As for domains, of companies that are known by their name alone. */
async function refuseKnownNames({ database, loaded }: Context, unit: Unit, created: readonly Company[]): Promise<void> {
  const nameless = created.filter(({ fields }) => typeof fields['domain'] !== 'string')
  const names = nameless.map(({ fields }) => fields['name']).filter((name) => typeof name === 'string')
  if (names.length === 0) return
  const asked = sql<{ id: number }>`select id from company where name in ${database.texts(names)}`
  const known = (await asked.execute(unit.query)).rows[0]
  if (!known) return
  for (const name of names) loaded.wanted.names.add(name)
  throw new ConflictError({ record: 'company', id: known.id })
}

/** A flow gave a company the domain of another. */
async function refuseTakenDomains({ database }: Context, unit: Unit, written: readonly Company[]): Promise<void> {
  const domains = written.map(({ fields }) => fields['domain']).filter((domain) => typeof domain === 'string')
  if (domains.length === 0) return
  const asked = sql<{ id: number; domain: string }>`
    select id, domain from company where domain in ${database.texts(domains)}`
  const holders = new Map((await asked.execute(unit.query)).rows.map(({ id, domain }) => [domain, id]))
  for (const { id, fields } of written) {
    const value = String(fields['domain'])
    const holder = holders.get(value) ?? id
    if (holder !== id) throw new ValueTakenError({ record: 'company', id }, { field: 'domain', value })
  }
}
