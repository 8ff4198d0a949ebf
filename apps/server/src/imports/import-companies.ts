import { phrase } from '@etape/conditions'
import { isSameValue } from '@etape/crm'
import { ValueTakenError, type StoreGroups } from '@etape/store'
import { createCompany, updateCompany } from '../records/write-companies.ts'
import { emptyTally, errorOf, type ImportWork, type ReadRow, type Tally } from './batch.ts'
import { coercedDefaults, momentOfWork } from './import-moment.ts'
import type { RowValues } from './read-row.ts'

/** One batch of companies, written in the transaction it is given. */
export async function importCompanies(work: ImportWork, rows: readonly ReadRow[], store: StoreGroups): Promise<Tally> {
  const tally = emptyTally()
  const values = rows.flatMap(({ reading }) => (reading.ok ? [reading.values] : []))
  const known = await knownCompanies(work, values, store)
  for (const { row, reading } of rows) {
    if (!reading.ok) tally.errors.push(...reading.faults.map((fault) => errorOf(row, fault)))
    else await importCompany(reading.values, { work, known, store, tally })
  }
  return tally
}

interface Writing {
  work: ImportWork
  known: Map<string, number>
  store: StoreGroups
  tally: Tally
}

async function importCompany(values: RowValues, { work, known, store, tally }: Writing): Promise<void> {
  const { plan } = work
  const key = plan.matchBy === null ? null : String(values.fields[plan.matchBy])
  const id = key === null ? undefined : known.get(key)
  const moment = momentOfWork(work)
  if (id === undefined) {
    const made = await createCompany(store, { ...coercedDefaults(work), ...values.fields }, moment)
    if (key !== null) known.set(key, made)
    tally.created += 1
    return
  }
  const company = await store.companies.read(id)
  const isSame = Object.entries(values.fields).every(([field, value]) =>
    isSameValue(company?.fields[field] ?? null, value),
  )
  if (plan.whenKnown === 'skip') tally.skipped += 1
  else if (isSame) tally.unchanged += 1
  else {
    await updateCompany(store, id, values.fields, moment)
    tally.updated += 1
  }
}

async function knownCompanies(
  { plan }: ImportWork,
  rows: readonly RowValues[],
  store: StoreGroups,
): Promise<Map<string, number>> {
  const by = plan.matchBy
  if (by !== 'name' && by !== 'domain') return new Map()
  const values = [...new Set(rows.map(({ fields }) => String(fields[by])))]
  return new Map(await store.companies.findMany(by, values))
}

/** For a batch that was refused as a whole: what its only row did wrong. */
export function refusedRow(error: unknown, { row }: ReadRow): Tally {
  if (!(error instanceof ValueTakenError)) throw error
  const message = phrase('“{field}” belongs to another record already.', { field: error.field })
  return { ...emptyTally(), errors: [errorOf(row, { column: null, message })] }
}
