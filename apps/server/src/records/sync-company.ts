import type { Facts, FieldValues } from '@etape/conditions'
import {
  syncAfterDeal,
  writeFields,
  type Cause,
  type Change,
  type Company,
  type Deal,
  type SyncRuleId,
} from '@etape/crm'
import type { Turn } from '@etape/flow'
import type { StoreGroups } from '@etape/store'
import { askingAt, type Defined } from '../definitions.ts'

export interface Moment {
  defined: Defined
  at: number
  cause: Cause
}

/** A company that was written, with what is to be stored along with it. */
export interface CompanyWritten {
  company: Company
  readVersion: number
  changes: Change[]
  onward: Turn['onward']
}

/** What a deal's stage means for its company, by the sync rules; `null` when it changes nothing. */
export function syncCompany(
  company: Company,
  deal: Deal,
  ids: StoreGroups['ids'],
  { defined, at }: Moment,
): CompanyWritten | null {
  const type = deal.fields['type']
  if (type !== 'open' && type !== 'won' && type !== 'lost') return null
  const passes = passesFor(company.fields, deal.fields, defined, at)
  const before = { contact: null, company: { stage: company.fields['stage'] ?? null } }
  const [write] = syncAfterDeal(type, before, { settings: defined.crm, passes })
  if (!write) return null
  const cause: Cause = { by: 'rule', rule: write.rule, because: String(deal.fields['name'] ?? '') }
  return writeCompany(company, { stage: write.stage }, ids, { defined, at, cause })
}

/** Fields written to a company; its contacts hear of it. `null` when that changes nothing. */
export function writeCompany(
  company: Company,
  fields: FieldValues,
  ids: StoreGroups['ids'],
  { defined, at, cause }: Moment,
): CompanyWritten | null {
  const writes = Object.entries(fields).map(([field, value]) => ({ field, value }))
  const writing = { catalog: defined.catalog, settings: defined.crm, at, cause }
  const written = writeFields(company, writes, { ...writing, record: 'company', recordId: company.id, contactId: null })
  if (written.changes.length === 0) return null
  const changes = written.changes.map((change) => ({ ...change, id: ids.next('change') }))
  const accepted = changes.filter(({ outcome }) => outcome === 'accepted')
  const onward = accepted.length > 0 ? [toItsContacts(company, accepted, { at, cause })] : []
  return { company: written.record, readVersion: company.version, changes, onward }
}

function toItsContacts(
  company: Company,
  accepted: readonly Change[],
  { at, cause }: Pick<Moment, 'at' | 'cause'>,
): Turn['onward'][number] {
  const changed = accepted.map(({ field }) => field)
  const before = Object.fromEntries(changed.map((field) => [field, company.fields[field] ?? null]))
  const content = {
    type: 'company',
    companyId: company.id,
    changed,
    before,
    stageMoved: changed.includes('stage'),
    cause,
  } as const
  return { to: { contactsOfCompany: company.id, but: 0 }, content, hop: 0, at }
}

function passesFor(
  company: FieldValues,
  deal: FieldValues,
  defined: Defined,
  at: number,
): (rule: SyncRuleId) => boolean {
  const facts: Facts = { contact: {}, company, deals: [deal], events: [], segments: new Set(), flows: new Map() }
  return (rule) => defined.world.syncFilters[rule]?.(facts, askingAt(at, defined)) ?? true
}
