import type { CompanyBox, ContactState, Input } from '@etape/flow'
import { companyDomainOf } from '@etape/crm'
import type { Context } from '../context.ts'
import { readContact } from '../rows/record-rows.ts'
import type { LoadSettings } from '../shapes/turns.ts'
import { groupBy } from './group-by.ts'
import {
  pastOf,
  readCompanies,
  readContacts,
  readDeals,
  readEvents,
  readInputs,
  readPast,
  readRuns,
  readSegments,
  type Loading,
} from './state-rows.ts'

/** Everything the turns of these contacts read, with the same few statements however many contacts there are. */
export async function loadStates(
  context: Context,
  contactIds: readonly number[],
  settings: LoadSettings,
): Promise<ContactState[]> {
  await context.ids.reserve()
  const { database, loaded } = context
  forgetUnused(loaded)
  const states = await database.snapshot(async (query) => readStates({ query, database, ids: contactIds }, settings))
  remember(loaded, states)
  return states
}

async function readStates(loading: Loading, settings: LoadSettings): Promise<ContactState[]> {
  const contacts = (await readContacts(loading)).map(readContact)
  const inputs = groupBy(await readInputs(loading), ({ contactId }) => contactId)
  const companyIds = new Map(contacts.map(({ id, companyId }) => [id, companyOf(companyId, inputs.get(id) ?? [])]))
  const domains = settings.joinCompanyByDomain ? domainsOf(inputs) : []
  const companies = await readCompanies(loading, { ids: [...companyIds.values()], domains })
  const deals = await readDeals(loading)
  const events = groupBy(await readEvents(loading, [...settings.eventNames]), ({ contactId }) => contactId)
  const segments = groupBy(await readSegments(loading), ({ contact_id }) => contact_id)
  const runs = groupBy(await readRuns(loading), ({ contactId }) => contactId)
  const past = groupBy(await readPast(loading), ({ contact_id }) => contact_id)
  return contacts.map((contact) => ({
    contact,
    company: companies.byId.get(companyIds.get(contact.id) ?? 0) ?? null,
    ...(settings.joinCompanyByDomain && { companiesByDomain: companies.byDomain }),
    deals: deals.get(contact.id) ?? [],
    events: (events.get(contact.id) ?? []).map(({ name, at, properties }) => ({ name, at, properties })),
    segments: new Map((segments.get(contact.id) ?? []).map(({ segment, entered_at }) => [segment, entered_at])),
    runs: runs.get(contact.id) ?? [],
    past: (past.get(contact.id) ?? []).map(pastOf),
    inputs: inputs.get(contact.id) ?? [],
  }))
}

/** The company the turn will be about: the one an input brings the contact to, else its own. */
function companyOf(own: number | null, inputs: readonly Input[]): number | null {
  let company = own
  for (const { content } of inputs) {
    if (content.type === 'record' && content.companyId !== undefined) company = content.companyId
  }
  return company
}

function domainsOf(inputs: ReadonlyMap<number, readonly Input[]>): string[] {
  const domains = new Set<string>()
  for (const ofContact of inputs.values()) {
    for (const { content } of ofContact) {
      const domain = content.type === 'record' ? companyDomainOf(content.fields['email']) : null
      if (domain !== null) domains.add(domain)
    }
  }
  return [...domains]
}

/** Shared records that were loaded and not written: of no use once no turn is under way. */
function forgetUnused({ contacts, companies, deals }: Context['loaded']): void {
  if (contacts.size > 0) return
  companies.clear()
  deals.clear()
}

function remember({ contacts, companies, deals: known }: Context['loaded'], states: readonly ContactState[]): void {
  for (const { contact, company, deals } of states) {
    const { id, version, companyId, fields } = contact
    contacts.set(id, { version, companyId, fields })
    if (company) companies.set(company.current.id, company.current.version)
    for (const deal of deals) known.set(deal.id, deal.version)
  }
  // All states have the same map.
  const byDomain = states[0]?.companiesByDomain ?? new Map<string, CompanyBox>()
  for (const { current } of byDomain.values()) companies.set(current.id, current.version)
}
