import type { FieldValue } from '@etape/conditions'
import { domainToJoin, type Company } from '@etape/crm'
import { openCompany, touch, type CompanyDraft, type Draft, type Origin } from './draft.ts'
import { addChange, ownContact, syncCompanyStage, syncContactStage } from './write-record.ts'

/** A contact without a company joins the one of its e-mail domain, which is made if there is none yet. */
export function joinCompany(draft: Draft, origin: Origin): void {
  const { companiesByDomain } = draft.state
  const domain = domainToJoin(draft.facts.contact['email'], draft.world.crm)
  if (draft.contact.companyId !== null || !companiesByDomain || domain === null) return
  const known = companiesByDomain.get(domain)
  const box = known ?? { current: makeCompany(draft, domain) }
  companiesByDomain.set(domain, box)
  enterCompany(draft, { ...openCompany(box), created: known === undefined }, origin)
}

/** Puts the contact into the company an input names, which was loaded for it, or into none. */
export function moveToCompany(draft: Draft, companyId: number | null, origin: Origin): void {
  if (draft.contact.companyId === companyId) return
  const { company } = draft.state
  if (companyId !== null && company?.current.id === companyId) return enterCompany(draft, openCompany(company), origin)
  noteMove(draft, null, origin)
  ownContact(draft)
  draft.contact.companyId = companyId
  draft.company = null
  draft.facts.company = null
  touch(draft, 'company', origin)
}

function makeCompany({ settings }: Draft, domain: string): Company {
  const { now, ids } = settings
  return { id: ids.next('company'), version: 1, fields: { name: domain, domain, created_at: now, updated_at: now } }
}

/** The contact belongs to this company from now on, with what follows for the stages of both. */
export function enterCompany(draft: Draft, opened: CompanyDraft, origin: Origin): void {
  const { box } = opened
  const known = draft.companies.find((company) => company.box === box)
  noteMove(draft, box.current.fields['name'] ?? null, origin)
  ownContact(draft)
  draft.contact.companyId = box.current.id
  draft.company = known ?? opened
  if (!known) draft.companies.push(opened)
  draft.facts.company = box.current.fields
  touch(draft, 'company', origin)
  syncCompanyStage(draft, origin)
  syncContactStage(draft, origin)
}

/** The move stands on the timeline by the companies' names; where a new contact begins is no move. */
function noteMove(draft: Draft, after: FieldValue, { cause }: Origin): void {
  const { settings, contact, state } = draft
  const isNew = state.turnedAt === null
  const before = draft.company ? (draft.company.box.current.fields['name'] ?? null) : (state.companyName ?? null)
  if (isNew || (before === null && after === null)) return
  addChange(draft, {
    record: 'contact', recordId: contact.id, contactId: contact.id, field: 'company',
    before, after, outcome: 'accepted', rule: null, cause, at: settings.now,
  }) // prettier-ignore
}
