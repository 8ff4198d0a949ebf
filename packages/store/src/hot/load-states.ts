import type { CompanyBox, ContactState, Input } from '@etape/flow'
import { companyDomainOf, type Contact } from '@etape/crm'
import type { Admitted, Context, Loaded } from '../context.ts'
import { readContact } from '../rows/record-rows.ts'
import type { LoadSettings } from '../shapes/turns.ts'
import type { ContactTable } from '../tables/contact.ts'
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

/** As `loadStates`, for looking only: what is given out is not remembered, and no turn of it can be stored. */
export function peekStates(
  { database, snapshot, loaded }: Context,
  contactIds: readonly number[],
  settings: LoadSettings,
): Promise<ContactState[]> {
  return snapshot((query) => readStates({ query, database, ids: contactIds, now: settings.now }, settings, loaded))
}

/** Everything the turns of these contacts read, with the same few statements however many contacts there are. */
export async function loadStates(
  context: Context,
  contactIds: readonly number[],
  settings: LoadSettings,
): Promise<ContactState[]> {
  await context.ids.reserve()
  const { database, snapshot, loaded } = context
  forgetUnused(loaded)
  const { contacts: made } = loaded.admitted
  const ids = made.size === 0 ? contactIds : contactIds.filter((id) => !made.has(id))
  const states = await snapshot((query) => readStates({ query, database, ids, now: settings.now }, settings, loaded))
  remember(loaded, states)
  return states
}

async function readStates(
  loading: Loading,
  settings: LoadSettings,
  { wanted, admitted }: Loaded,
): Promise<ContactState[]> {
  const rows = withAdmitted(await readContacts(loading), admitted)
  const contacts = rows.map(readContact)
  const { due, later: toCome } = await readInputs(loading, admitted)
  const inputs = groupBy(due, ({ contactId }) => contactId)
  const later = groupBy(toCome, ({ contactId }) => contactId)
  const companyIds = new Map(contacts.map(({ id, companyId }) => [id, companyOf(companyId, inputs.get(id) ?? [])]))
  const domains = [...domainsOf({ inputs, contacts }, settings), ...wanted.domains]
  const companies = await readCompanies(loading, {
    ids: [...companyIds.values(), ...contacts.map(({ companyId }) => companyId)],
    domains,
    names: [...wanted.names],
  })
  const deals = await readDeals(loading)
  const events = groupBy(await readEvents(loading, [...settings.eventNames]), ({ contactId }) => contactId)
  const segments = groupBy(await readSegments(loading), ({ contact_id }) => contact_id)
  const runs = groupBy(await readRuns(loading, resumedIn(inputs)), ({ contactId }) => contactId)
  const past = groupBy(await readPast(loading), ({ contact_id }) => contact_id)
  return contacts.map((contact, index) => ({
    contact,
    company: companies.byId.get(companyIds.get(contact.id) ?? 0) ?? null,
    companyName: companies.byId.get(contact.companyId ?? 0)?.current.fields['name'] ?? null,
    companiesByDomain: companies.byDomain,
    companiesByName: companies.byName,
    deals: deals.get(contact.id) ?? [],
    events: (events.get(contact.id) ?? []).map(({ name, at, properties }) => ({ name, at, properties })),
    segments: new Map((segments.get(contact.id) ?? []).map(({ segment, entered_at }) => [segment, entered_at])),
    runs: runs.get(contact.id) ?? [],
    past: (past.get(contact.id) ?? []).map(pastOf),
    turnedAt: rows[index]?.turned_at ?? null,
    inputs: inputs.get(contact.id) ?? [],
    later: (later.get(contact.id) ?? []).map(({ content, dueAt }) => ({ content, dueAt })),
  }))
}

/** In order of id, without those that are set aside: nobody claimed them. */
function withAdmitted(rows: readonly ContactTable[], { contacts, inputs }: Admitted): readonly ContactTable[] {
  if (inputs.size === 0) return rows
  const all = [...rows.filter(({ problem }) => problem === null), ...contacts.values()]
  return all.toSorted((left, right) => left.id - right.id)
}

/** Failed runs that are to go on. */
const resumedIn = (inputs: ReadonlyMap<number, readonly Input[]>): number[] =>
  [...inputs.values()]
    .flat()
    .flatMap(({ content }) => (content.type === 'resume-run' || content.type === 'steer-run' ? [content.runId] : []))

/** The company the turn will be about: the one an input brings the contact to, else its own. */
function companyOf(own: number | null, inputs: readonly Input[]): number | null {
  let company = own
  for (const { content } of inputs) {
    if (content.type === 'record' && content.companyId !== undefined) company = content.companyId
  }
  return company
}

interface Concerned {
  inputs: ReadonlyMap<number, readonly Input[]>
  contacts: readonly Contact[]
}

/** Domains of the companies that the turns may bring contacts to. */
function domainsOf({ inputs, contacts }: Concerned, settings: LoadSettings): string[] {
  const written = settings.joinCompanyByDomain
    ? [...inputs.values()].flat().map(({ content }) => (content.type === 'record' ? content.fields['email'] : null))
    : []
  const own = settings.providesCompany ? contacts.map(({ fields }) => fields['email']) : []
  const domains = [...written, ...own].map((email) => (typeof email === 'string' ? companyDomainOf(email) : null))
  return [...new Set(domains.filter((domain) => domain !== null))]
}

/** Shared records that were loaded and not written: of no use once no turn is under way. */
function forgetUnused({ contacts, companies, deals }: Context['loaded']): void {
  if (contacts.size > 0) return
  companies.clear()
  deals.clear()
}

function remember({ contacts, companies, deals: known }: Context['loaded'], states: readonly ContactState[]): void {
  for (const { contact, company, deals, runs } of states) {
    const { id, version, companyId, fields } = contact
    const onVersions = new Map(runs.map((run) => [run.id, run.versionId]))
    contacts.set(id, { version, companyId, fields, runs: onVersions })
    if (company) companies.set(company.current.id, company.current.version)
    for (const deal of deals) known.set(deal.id, deal.version)
  }
  // All states have the same maps.
  const { companiesByDomain, companiesByName } = states[0] ?? {}
  const offered: CompanyBox[] = [...(companiesByDomain?.values() ?? []), ...(companiesByName?.values() ?? [])]
  for (const { current } of offered) companies.set(current.id, current.version)
}
