import type { FieldValue, FieldValues, Reading } from '@etape/conditions'
import { makeDeal, writeFields, type Change, type Deal } from '@etape/crm'
import type { NewInput, StoreGroups, Writes } from '@etape/store'
import { syncCompany, type CompanyWritten, type Moment } from './sync-company.ts'

export interface DealWrite {
  fields: FieldValues
  /** `undefined` leaves it as it is. */
  companyId?: number | null
  contactIds?: readonly number[]
}

/** A deal as it will be made; a problem when there is no such pipeline stage. */
export function newDeal(
  id: number,
  { fields, companyId, contactIds }: DealWrite,
  { defined, at }: Moment,
): Reading<Deal> {
  const { name, pipeline, stage, amount, currency, owner, ...others } = fields
  return makeDeal(
    {
      id,
      companyId: companyId ?? null,
      contactIds: contactIds ?? [],
      name: textOr(name, 'Deal'),
      pipeline: textOr(pipeline, defined.crm.pipelines[0]?.id ?? ''),
      stage: textOr(stage, defined.crm.pipelines[0]?.stages[0]?.id ?? ''),
      amount: typeof amount === 'number' ? amount : null,
      currency: typeof currency === 'string' ? currency : null,
      owner: typeof owner === 'string' ? owner : null,
      fields: others,
    },
    defined.crm,
    at,
  )
}

const textOr = (value: FieldValue | undefined, otherwise: string): string =>
  typeof value === 'string' && value !== '' ? value : otherwise

/** Stores a deal that was made; company and contacts follow by the sync rules. */
export async function createDeal(store: StoreGroups, deal: Deal, moment: Moment): Promise<void> {
  const company = await companyAfter(store, deal, moment)
  await store.deals.create(deal, { ...writesOf(company), inputs: tellContacts(deal, { created: true }, moment) })
}

/** Writes fields of a deal or moves it; answers what became of each, or `null` when there is no such deal. */
export async function updateDeal(
  store: StoreGroups,
  id: number,
  { fields, companyId, contactIds }: DealWrite,
  moment: Moment,
): Promise<readonly Change[] | null> {
  const before = await store.deals.read(id)
  if (!before) return null
  const { defined, at, cause } = moment
  const writes = Object.entries(fields).map(([field, value]) => ({ field, value }))
  const on = { record: 'deal' as const, recordId: id, contactId: before.contactIds[0] ?? null }
  const written = writeFields(before, writes, { catalog: defined.catalog, settings: defined.crm, at, cause, ...on })
  const changes = written.changes.map((change) => ({ ...change, id: store.ids.next('change') }))
  const deal: Deal = {
    ...written.record,
    companyId: companyId === undefined ? before.companyId : companyId,
    contactIds: contactIds ?? before.contactIds,
  }
  const company = movedOn(before, deal) ? await companyAfter(store, deal, moment) : null
  const changed = changes.filter(({ outcome }) => outcome === 'accepted').map(({ field }) => field)
  const along = writesOf(company)
  await store.deals.update(
    { deal: raised(deal, before), readVersion: before.version },
    {
      ...along,
      changes: [...changes, ...(along.changes ?? [])],
      inputs: tellContacts(
        deal,
        { created: false, changed: movedOn(before, deal) ? undefined : changed, before: placeOf(before) },
        moment,
      ),
    },
  )
  return changes
}

// Another company or other contacts are a write too, though no field of the deal says so.
const raised = (deal: Deal, before: Deal): Deal => ({ ...deal, version: before.version + 1 })

// Another company or stage: what the rules say of its stage has to be looked at again.
const movedOn = (before: Deal, after: Deal): boolean =>
  before.fields['stage'] !== after.fields['stage'] ||
  before.fields['type'] !== after.fields['type'] ||
  before.companyId !== after.companyId

async function companyAfter(store: StoreGroups, deal: Deal, moment: Moment): Promise<CompanyWritten | null> {
  const company = deal.companyId === null ? null : await store.companies.read(deal.companyId)
  return company && syncCompany(company, deal, store.ids, moment)
}

const writesOf = (written: CompanyWritten | null): Pick<Writes, 'changes' | 'companies' | 'onward'> =>
  written ? { changes: written.changes, companies: [written], onward: written.onward } : {}

const placeOf = ({ fields: { pipeline, stage } }: Deal) => ({ pipeline: String(pipeline), stage: String(stage) })

interface Told {
  created: boolean
  /** Where it stood. */
  before?: { pipeline: string; stage: string }
  changed?: readonly string[] | undefined
}

export function tellContacts(deal: Deal, { created, changed, before }: Told, { at, cause }: Moment): NewInput[] {
  return deal.contactIds.map((id) => ({
    contact: { id },
    source: 'deals',
    idempotencyKey: null,
    at,
    receivedAt: at,
    hop: 0,
    content: { type: 'deal', dealId: deal.id, created, cause, ...(changed && { changed }), ...(before && { before }) },
  }))
}
