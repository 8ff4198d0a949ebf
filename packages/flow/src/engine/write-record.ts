import type { FieldValue } from '@etape/conditions'
import { applyChange, syncAfterCompanyStage, syncAfterContactStage, syncAfterDeal, weighWrite } from '@etape/crm'
import type {
  Change,
  Deal,
  FieldWrite,
  MutableFields,
  NewChange,
  RecordWriting,
  SyncRuleId,
  SyncWrite,
} from '@etape/crm'
import { raise, touch, type DealPlace, type Draft, type Origin } from './draft.ts'

export type WrittenRecord = 'contact' | 'company'

/** The contact's fields as the turn's own, free to be written. */
export function ownContact(draft: Draft): MutableFields {
  if (!draft.contactWritten) {
    draft.contact = { ...draft.contact, version: draft.contact.version + 1, fields: { ...draft.contact.fields } }
    draft.contactWritten = true
    draft.facts.contact = draft.contact.fields
  }
  return draft.contact.fields
}

/** As `ownContact`, of the company in the shared box; `null` when there is none. */
function ownCompany(draft: Draft): MutableFields | null {
  const { company } = draft
  if (!company) return null
  const { box } = company
  if (!company.written) {
    box.current = { ...box.current, version: box.current.version + 1, fields: { ...box.current.fields } }
    company.written = true
    draft.facts.company = box.current.fields
  }
  return box.current.fields
}

export const fieldsOf = (draft: Draft, record: WrittenRecord) =>
  record === 'contact' ? draft.facts.contact : draft.facts.company

/** Writes one field by the rules, with everything that follows from it. Answers the change, if there was one. */
export function writeRecord(draft: Draft, record: WrittenRecord, write: FieldWrite, origin: Origin): Change | null {
  const writing = writingOf(draft, record, origin)
  const weighed = writing && weighWrite(fieldsOf(draft, record) ?? {}, write, writing)
  if (!weighed) return null
  const fields = weighed.outcome === 'accepted' && (record === 'contact' ? ownContact(draft) : ownCompany(draft))
  if (fields) applyChange(fields, weighed, writing)
  return keepChange(draft, weighed, origin)
}

/** What a write to the contact or its company is done with; `null` when there is no such record. */
export function writingOf(draft: Draft, record: WrittenRecord, origin: Origin): RecordWriting | null {
  if (record === 'contact') return writingOnContact(draft, origin)
  const recordId = draft.company?.box.current.id
  return recordId === undefined ? null : { ...writingOnContact(draft, origin), record, recordId }
}

export function writingOnContact({ world, settings, contact }: Draft, { cause }: Origin): RecordWriting {
  const { id } = contact
  const about = { record: 'contact', recordId: id, contactId: id } as const
  return { ...about, catalog: world.catalog, settings: world.crm, at: settings.now, cause }
}

export function addChange(draft: Draft, change: NewChange): Change {
  const kept = { id: draft.settings.ids.next('change'), ...change }
  draft.changes.push(kept)
  return kept
}

function keepChange(draft: Draft, written: NewChange, origin: Origin): Change {
  const change = addChange(draft, written)
  if (change.outcome !== 'accepted') return change
  const { field, before, after } = change
  const record = change.record as WrittenRecord
  for (const key of draft.world.fields[record].get(field)?.touches ?? []) touch(draft, key, origin)
  tellOfChange(draft, change, origin)
  if (record === 'company') noteCompanyWrite(draft, field, before, origin)
  if (field === 'stage') syncStages(draft, record, after, origin)
  return change
}

/** Tells triggers of an accepted write to the contact or its company. */
export function tellOfChange(draft: Draft, { record, field, before, after }: NewChange, origin: Origin): void {
  if (record === 'deal' || !draft.world.fields[record].get(field)?.isHeard) return
  raise(draft, { type: 'field-changed', record, field, before, after }, origin)
}

function noteCompanyWrite(draft: Draft, field: string, before: FieldValue, origin: Origin): void {
  const { company } = draft
  if (!company) return
  const writes = (company.writes ??= { before: {}, stageMoved: false, origin })
  if (!(field in writes.before)) writes.before[field] = before
  writes.stageMoved ||= field === 'stage'
  const startsFlows = writes.origin.startsFlows || origin.startsFlows
  writes.origin = { ...(origin.hop >= writes.origin.hop ? origin : writes.origin), startsFlows }
}

function syncStages(draft: Draft, record: WrittenRecord, stage: FieldValue, origin: Origin): void {
  const { contact, company } = stagesNow(draft)
  const context = syncContext(draft)
  const writes =
    record === 'contact'
      ? syncAfterContactStage(stage, company, context)
      : syncAfterCompanyStage(stage, contact, context)
  writeBySync(draft, writes, nameOf(draft, record), origin)
}

/** The company's stage is now this: what follows for the contact. */
export function syncCompanyStage(draft: Draft, origin: Origin): void {
  syncStages(draft, 'company', draft.facts.company?.['stage'] ?? null, origin)
}

/** The contact's stage is now this: what follows for its company. */
export function syncContactStage(draft: Draft, origin: Origin): void {
  syncStages(draft, 'contact', draft.facts.contact['stage'] ?? null, origin)
}

/** One of the contact's deals was made or came to another stage: tells of it, and writes what follows. */
export function tellOfDeal(
  draft: Draft,
  deal: Deal,
  { created, before, origin }: { created: boolean; before: DealPlace | null; origin: Origin },
): void {
  const { type, pipeline, stage, name } = deal.fields
  if (type !== 'open' && type !== 'won' && type !== 'lost') return
  const place = { pipeline: String(pipeline), stage: String(stage) }
  raise(draft, { type: 'deal-changed', dealId: deal.id, before, ...place, dealType: type, created }, origin)
  const { contact, company } = stagesNow(draft)
  const isCompanys = deal.companyId !== null && deal.companyId === draft.contact.companyId
  const writes = syncAfterDeal(type, { contact, company: isCompanys ? company : null }, syncContext(draft))
  writeBySync(draft, writes, String(name ?? ''), origin)
}

const stagesNow = ({ facts }: Draft) => ({
  contact: { stage: facts.contact['stage'] ?? null },
  company: facts.company && { stage: facts.company['stage'] ?? null },
})

const syncContext = ({ world, facts, settings }: Draft) => ({
  settings: world.crm,
  passes: (rule: SyncRuleId) => world.syncFilters[rule]?.(facts, settings) ?? true,
})

function writeBySync(draft: Draft, writes: readonly SyncWrite[], because: string, origin: Origin): void {
  for (const { record, stage, rule } of writes) {
    writeRecord(draft, record, { field: 'stage', value: stage }, { ...origin, cause: { by: 'rule', rule, because } })
  }
}

function nameOf({ facts, contact }: Draft, record: WrittenRecord): string {
  if (record === 'company') return String(facts.company?.['name'] ?? '')
  const { first_name: first, last_name: last, email } = facts.contact
  return [first, last].filter((part) => typeof part === 'string').join(' ') || String(email ?? `#${contact.id}`)
}
