import { isSameValue, type Company, type Deal } from '@etape/crm'
import type { NewInput, StoreGroups, WrittenCompany, Writes } from '@etape/store'
import { syncCompany, type CompanyWritten, type Moment } from '../records/sync-company.ts'
import { newDeal, tellContacts, updateDeal } from '../records/write-deals.ts'
import { emptyTally, errorOf, type ImportWork, type ReadRow, type Tally } from './batch.ts'
import { coercedDefaults, momentOfWork } from './import-moment.ts'
import { provideCompanies, type CompanyOf } from './provide-companies.ts'
import type { RowValues } from './read-row.ts'

/** One batch of deals in the transaction it is given: new ones together, with what they mean for their companies. */
export async function importDeals(work: ImportWork, rows: readonly ReadRow[], store: StoreGroups): Promise<Tally> {
  const tally = emptyTally()
  const values = rows.flatMap(({ reading }) => (reading.ok ? [reading.values] : []))
  const moment = momentOfWork(work)
  const companyOf = await provideCompanies(store, values, moment)
  const contactOf = await knownContacts(store, values)
  const known = await knownDeals(work, values, store)
  const made: Deal[] = []
  for (const { row, reading } of rows) {
    if (!reading.ok) {
      tally.errors.push(...reading.faults.map((fault) => errorOf(row, fault)))
      continue
    }
    const parties = partiesOf(reading.values, companyOf, contactOf)
    const deal = await importDeal(reading.values, { work, known, store, tally, parties, moment })
    if (deal) made.push(deal)
  }
  if (made.length > 0) await store.deals.createMany(made, await writesFor(made, store, moment))
  return tally
}

interface Parties {
  companyId?: number
  contactIds?: number[]
}

function partiesOf(values: RowValues, companyOf: CompanyOf, contactOf: ReadonlyMap<string, number>): Parties {
  const companyId = companyOf(values)
  const contactId = values.contact ? contactOf.get(values.contact.value) : undefined
  return { ...(companyId !== undefined && { companyId }), ...(contactId !== undefined && { contactIds: [contactId] }) }
}

interface Writing {
  work: ImportWork
  known: Map<string, number>
  store: StoreGroups
  tally: Tally
  parties: Parties
  moment: Moment
}

/** The deal to be made; a known one is updated at once. */
async function importDeal(
  values: RowValues,
  { work, known, store, tally, parties, moment }: Writing,
): Promise<Deal | null> {
  const { plan } = work
  const key = plan.matchBy === null ? null : String(values.fields[plan.matchBy])
  const id = key === null ? undefined : known.get(key)
  if (id !== undefined) {
    await updateKnown(id, values, { work, known, store, tally, parties, moment })
    return null
  }
  const fields = { ...coercedDefaults(work), name: nameFor(values), ...values.fields }
  const made = newDeal(store.ids.next('deal'), { fields, ...parties }, moment)
  if (!made.ok) {
    const [problem] = made.problems
    if (problem)
      tally.errors.push(
        errorOf({ number: values.row, cells: values.cells }, { column: null, message: problem.message }),
      )
    return null
  }
  if (key !== null) known.set(key, made.value.id)
  tally.created += 1
  return made.value
}

/** A deal without a name is called by its company or its key. */
const nameFor = ({ fields, company }: RowValues): string => company?.value ?? String(fields['external_id'] ?? 'Deal')

async function updateKnown(
  id: number,
  values: RowValues,
  { work, store, tally, parties, moment }: Writing,
): Promise<void> {
  const deal = await store.deals.read(id)
  const isSame =
    Object.entries(values.fields).every(([field, value]) => isSameValue(deal?.fields[field] ?? null, value)) &&
    (parties.companyId === undefined || parties.companyId === deal?.companyId)
  // One made earlier in this batch is not stored yet: the first row of a key is the one that counts.
  if (!deal || work.plan.whenKnown === 'skip') tally.skipped += 1
  else if (isSame) tally.unchanged += 1
  else {
    const { companyId } = parties
    await updateDeal(store, id, { fields: values.fields, ...(companyId !== undefined && { companyId }) }, moment)
    tally.updated += 1
  }
}

/** What new deals bring with them: each company written once however many deals it has, and inputs for contacts. */
async function writesFor(deals: readonly Deal[], store: StoreGroups, moment: Moment): Promise<Writes> {
  const companies = new Map<number, { readVersion: number; current: Company; written: CompanyWritten[] }>()
  for (const deal of deals) {
    if (deal.companyId === null) continue
    const read = companies.get(deal.companyId) ?? (await readCompany(store, deal.companyId))
    if (!read) continue
    companies.set(deal.companyId, read)
    const written = syncCompany(read.current, deal, store.ids, moment)
    if (!written) continue
    read.current = written.company
    read.written.push(written)
  }
  const synced = [...companies.values()].filter(({ written }) => written.length > 0)
  const inputs: NewInput[] = deals.flatMap((deal) => tellContacts(deal, { created: true }, moment))
  return {
    companies: synced.map(({ current, readVersion }): WrittenCompany => ({ company: current, readVersion })),
    changes: synced.flatMap(({ written }) => written.flatMap(({ changes }) => changes)),
    onward: synced.flatMap(({ written }) => written.flatMap(({ onward }) => onward)),
    inputs,
  }
}

async function readCompany(store: StoreGroups, id: number) {
  const current = await store.companies.read(id)
  return current && { readVersion: current.version, current, written: [] as CompanyWritten[] }
}

async function knownContacts(store: StoreGroups, rows: readonly RowValues[]): Promise<Map<string, number>> {
  const known = new Map<string, number>()
  for (const by of ['email', 'external_id'] as const) {
    const values = [...new Set(rows.flatMap(({ contact }) => (contact?.by === by ? [contact.value] : [])))]
    if (values.length > 0) for (const [value, id] of await store.contacts.findMany(by, values)) known.set(value, id)
  }
  return known
}

async function knownDeals(
  { plan }: ImportWork,
  rows: readonly RowValues[],
  store: StoreGroups,
): Promise<Map<string, number>> {
  const by = plan.matchBy
  if (by !== 'name' && by !== 'external_id') return new Map()
  const values = [...new Set(rows.map(({ fields }) => String(fields[by])))]
  return new Map(await store.deals.findMany(by, values))
}
