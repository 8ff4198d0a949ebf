import type { FieldValues } from '@etape/conditions'
import type { Change, Company } from '@etape/crm'
import type { StoreGroups } from '@etape/store'
import { writeCompany, type Moment } from './sync-company.ts'

/** Makes a company; answers its id. */
export async function createCompany(store: StoreGroups, fields: FieldValues, moment: Moment): Promise<number> {
  const id = store.ids.next('company')
  const empty: Company = { id, version: 0, fields: { created_at: moment.at, updated_at: moment.at } }
  const written = writeCompany(empty, fields, store.ids, moment)
  await store.companies.create(written?.company ?? empty, { changes: written?.changes ?? [] })
  return id
}

/** Writes fields of a company; its contacts follow in turns of their own. Answers what became of each, or `null` for none. */
export async function updateCompany(
  store: StoreGroups,
  id: number,
  fields: FieldValues,
  moment: Moment,
): Promise<readonly Change[] | null> {
  const company = await store.companies.read(id)
  if (!company) return null
  const written = writeCompany(company, fields, store.ids, moment)
  if (!written) return []
  const { changes, onward } = written
  await store.companies.update(written, { changes, onward })
  return changes
}
