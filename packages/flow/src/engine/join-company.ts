import { domainToJoin, type Company } from '@etape/crm'
import { openCompany, touch, type CompanyDraft, type Draft, type Origin } from './draft.ts'
import { ownContact, syncCompanyStage, syncContactStage } from './write-record.ts'

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

function enterCompany(draft: Draft, opened: CompanyDraft, origin: Origin): void {
  const { box } = opened
  const known = draft.companies.find((company) => company.box === box)
  ownContact(draft)
  draft.contact.companyId = box.current.id
  draft.company = known ?? opened
  if (!known) draft.companies.push(opened)
  draft.facts.company = box.current.fields
  touch(draft, 'company', origin)
  syncCompanyStage(draft, origin)
  syncContactStage(draft, origin)
}
