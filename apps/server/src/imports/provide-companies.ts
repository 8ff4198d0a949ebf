import type { StoreGroups } from '@etape/store'
import type { Moment } from '../records/sync-company.ts'
import { createCompany } from '../records/write-companies.ts'
import type { RowValues } from './read-row.ts'

export type CompanyOf = (values: Pick<RowValues, 'company'>) => number | undefined

/** The companies that rows name, found by name or domain and made where they are missing. */
export async function provideCompanies(
  store: StoreGroups,
  rows: readonly Pick<RowValues, 'company'>[],
  moment: Moment,
): Promise<CompanyOf> {
  const known = new Map<string, number>()
  for (const by of ['name', 'domain'] as const) {
    const values = [...new Set(rows.flatMap(({ company }) => (company?.by === by ? [company.value] : [])))]
    if (values.length === 0) continue
    const found = await store.companies.findMany(by, values)
    for (const value of values) {
      const fields = by === 'name' ? { name: value } : { name: value, domain: value }
      known.set(`${by}:${value}`, found.get(value) ?? (await createCompany(store, fields, moment)))
    }
  }
  return ({ company }) => (company ? known.get(`${company.by}:${company.value}`) : undefined)
}
