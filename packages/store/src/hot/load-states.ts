import type { EventFact } from '@etape/conditions'
import { companyDomainOf, type Deal } from '@etape/crm'
import type { CompanyBox, ContactState, Input, Run } from '@etape/flow'
import { sql, type Transaction } from 'kysely'
import type { Context } from '../context.ts'
import type { Database } from '../dialects/dialect.ts'
import { readRun } from '../rows/history-rows.ts'
import { readJson } from '../rows/json.ts'
import { contactColumns, companyColumns, dealColumns, readCompany, readContact, readDeal } from '../rows/record-rows.ts'
import type { LoadSettings } from '../shapes/turns.ts'
import type { CompanyTable } from '../tables/company.ts'
import type { ContactTable } from '../tables/contact.ts'
import type { DealTable } from '../tables/deal.ts'
import type { EventTable } from '../tables/event.ts'
import type { InputTable } from '../tables/input.ts'
import { runTable, type RunTable } from '../tables/run.ts'
import type { Tables } from '../tables/tables.ts'

interface Loading {
  query: Transaction<Tables>
  database: Database
  ids: readonly number[]
}

/** Everything the turns of these contacts read, with the same few statements however many contacts there are. */
export async function loadStates(
  context: Context,
  contactIds: readonly number[],
  settings: LoadSettings,
): Promise<ContactState[]> {
  await context.ids.reserve()
  const { database, loaded } = context
  const states = await database.snapshot(async (query) => readStates({ query, database, ids: contactIds }, settings))
  for (const { contact, company, deals, companiesByDomain } of states) {
    const { id, version, companyId, fields } = contact
    loaded.contacts.set(id, { version, companyId, fields })
    if (company) loaded.companies.set(company.current.id, company.current.version)
    for (const deal of deals) loaded.deals.set(deal.id, deal.version)
    for (const { current } of companiesByDomain?.values() ?? []) loaded.companies.set(current.id, current.version)
  }
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

const columns = (names: readonly string[]) => sql.join(names.map((name) => sql.ref(name)))

async function readContacts({ query, database, ids }: Loading): Promise<ContactTable[]> {
  const asked = sql<ContactTable>`
    select ${columns(contactColumns)} from contact where id in ${database.numbers(ids)} order by id`
  return (await asked.execute(query)).rows
}

async function readInputs({ query, database, ids }: Loading): Promise<Input[]> {
  const asked = sql<Omit<InputTable, 'source'>>`
    select id, contact_id, at, received_at, hop, content from input
    where contact_id in ${database.numbers(ids)} order by contact_id, id`
  return (await asked.execute(query)).rows.map((row) => ({
    id: row.id,
    contactId: row.contact_id,
    at: row.at,
    receivedAt: row.received_at,
    hop: row.hop,
    content: readJson(row.content),
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

interface Boxes {
  byId: Map<number, CompanyBox>
  byDomain: Map<string, CompanyBox>
}

async function readCompanies(
  { query, database }: Loading,
  { ids, domains }: { ids: readonly (number | null)[]; domains: readonly string[] },
): Promise<Boxes> {
  const boxes: Boxes = { byId: new Map(), byDomain: new Map() }
  const known = [...new Set(ids.filter((id) => id !== null))]
  if (known.length === 0 && domains.length === 0) return boxes
  const asked = sql<CompanyTable>`
    select ${columns(companyColumns)} from company
    where id in ${database.numbers(known)} or domain in ${database.texts(domains)}`
  for (const row of (await asked.execute(query)).rows) {
    const box = { current: readCompany(row) }
    boxes.byId.set(row.id, box)
    if (row.domain !== null) boxes.byDomain.set(row.domain, box)
  }
  return boxes
}

async function readDeals({ query, database, ids }: Loading): Promise<Map<number, Deal[]>> {
  const asked = sql<DealTable & { contact: number }>`
    select deal_contact.contact_id as contact, ${columns(dealColumns.map((name) => `deal.${name}`))}
    from deal_contact join deal on deal.id = deal_contact.deal_id
    where deal_contact.contact_id in ${database.numbers(ids)} order by deal.id`
  const { rows } = await asked.execute(query)
  const deals = new Map<number, Deal[]>()
  if (rows.length === 0) return deals
  const others = await readDealContacts({ query, database, ids: [...new Set(rows.map(({ id }) => id))] })
  for (const row of rows) {
    const deal = readDeal(row, others.get(row.id) ?? [])
    const ofContact = deals.get(row.contact)
    if (ofContact) ofContact.push(deal)
    else deals.set(row.contact, [deal])
  }
  return deals
}

async function readDealContacts({ query, database, ids }: Loading): Promise<Map<number, number[]>> {
  const asked = sql<{ deal_id: number; contact_id: number }>`
    select deal_id, contact_id from deal_contact where deal_id in ${database.numbers(ids)} order by deal_id, contact_id`
  const contacts = groupBy((await asked.execute(query)).rows, ({ deal_id }) => deal_id)
  return new Map([...contacts].map(([deal, rows]) => [deal, rows.map(({ contact_id }) => contact_id)]))
}

async function readEvents(
  { query, database, ids }: Loading,
  names: readonly string[],
): Promise<(EventFact & { contactId: number })[]> {
  if (names.length === 0) return []
  const asked = sql<Pick<EventTable, 'contact_id' | 'name' | 'at' | 'properties'>>`
    select contact_id, name, at, properties from event
    where contact_id in ${database.numbers(ids)} and name in ${database.texts(names)} order by contact_id, at, id`
  return (await asked.execute(query)).rows.map(({ contact_id, name, at, properties }) => ({
    contactId: contact_id,
    name,
    at,
    properties: readJson(properties),
  }))
}

async function readSegments({ query, database, ids }: Loading) {
  const asked = sql<{ contact_id: number; segment: string; entered_at: number }>`
    select contact_id, segment, entered_at from segment_member
    where contact_id in ${database.numbers(ids)} and left_at is null`
  return (await asked.execute(query)).rows
}

const runColumns = Object.keys(runTable.columns)

async function readRuns({ query, database, ids }: Loading): Promise<Run[]> {
  const asked = sql<RunTable>`
    select ${columns(runColumns)} from run
    where contact_id in ${database.numbers(ids)} and status = 'waiting' order by contact_id, id`
  return (await asked.execute(query)).rows.map(readRun)
}

interface PastRow {
  contact_id: number
  flow: string
  key: string
  runs: number
  last_ended_at: number | null
}

async function readPast({ query, database, ids }: Loading): Promise<PastRow[]> {
  const asked = sql<PastRow>`
    select contact_id, flow, key, count(*) as runs, max(ended_at) as last_ended_at from run
    where contact_id in ${database.numbers(ids)} and status <> 'waiting' group by contact_id, flow, key`
  return (await asked.execute(query)).rows
}

const pastOf = ({ flow, key, runs, last_ended_at }: PastRow) => ({ flow, key, runs, lastEndedAt: last_ended_at })

function groupBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}
