import type { EventFact } from '@etape/conditions'
import type { Deal } from '@etape/crm'
import type { CompanyBox, Input, InputContent, Later, Run } from '@etape/flow'
import { sql, type Transaction } from 'kysely'
import type { Admitted } from '../context.ts'
import type { Database } from '../dialects/dialect.ts'
import { readRun } from '../rows/history-rows.ts'
import { readJson } from '../rows/json.ts'
import { contactColumns, companyColumns, dealColumns, readCompany, readDeal } from '../rows/record-rows.ts'
import type { CompanyTable } from '../tables/company.ts'
import type { ContactTable } from '../tables/contact.ts'
import type { DealTable } from '../tables/deal.ts'
import type { EventTable } from '../tables/event.ts'
import type { InputTable } from '../tables/input.ts'
import { runTable, type RunTable } from '../tables/run.ts'
import type { Tables } from '../tables/tables.ts'
import { groupBy } from './group-by.ts'

export interface Loading {
  query: Transaction<Tables>
  database: Database
  ids: readonly number[]
  now: number
}

const columns = (names: readonly string[]) => sql.join(names.map((name) => sql.ref(name)))

export async function readContacts({ query, database, ids }: Loading): Promise<ContactTable[]> {
  const asked = sql<ContactTable>`
    select ${columns(contactColumns)} from contact where id in ${database.numbers(ids)} order by id`
  return (await asked.execute(query)).rows
}

export interface InputsRead {
  /** To be handled now. One whose moment was to come counts as received then. */
  due: Input[]
  later: (Later & { contactId: number })[]
}

export async function readInputs({ query, database, ids, now }: Loading, admitted: Admitted): Promise<InputsRead> {
  const asked = sql<Omit<InputTable, 'source'>>`
    select id, contact_id, at, coalesce(due_at, received_at) as received_at, due_at, hop, content from input
    where contact_id in ${database.numbers(ids)}
    order by contact_id, coalesce(due_at, received_at), id`
  const read: InputsRead = { due: [], later: [] }
  for (const { id, contact_id: contactId, due_at: dueAt, ...row } of (await asked.execute(query)).rows) {
    const content: InputContent = readJson(row.content)
    if (dueAt !== null && dueAt > now) read.later.push({ contactId, content, dueAt })
    else read.due.push({ id, contactId, at: row.at, receivedAt: row.received_at, hop: row.hop, content })
  }
  return admitted.inputs.size === 0 ? read : { ...read, due: inOrder([...read.due, ...admitted.inputs.values()]) }
}

// As the statement has them; only a contact's own count.
const inOrder = (inputs: readonly Input[]): Input[] =>
  inputs.toSorted((left, right) => left.receivedAt - right.receivedAt || left.id - right.id)

export interface Boxes {
  byId: Map<number, CompanyBox>
  byDomain: Map<string, CompanyBox>
  /** Those asked for by name. */
  byName: Map<string, CompanyBox>
}

export async function readCompanies(
  { query, database }: Loading,
  { ids, domains, names }: { ids: readonly (number | null)[]; domains: readonly string[]; names: readonly string[] },
): Promise<Boxes> {
  const boxes: Boxes = { byId: new Map(), byDomain: new Map(), byName: new Map() }
  const known = [...new Set(ids.filter((id) => id !== null))]
  if (known.length === 0 && domains.length === 0 && names.length === 0) return boxes
  const asked = sql<CompanyTable>`
    select ${columns(companyColumns)} from company
    where id in ${database.numbers(known)} or domain in ${database.texts(domains)} or name in ${database.texts(names)}
    order by id desc`
  for (const row of (await asked.execute(query)).rows) {
    const box = { current: readCompany(row) }
    boxes.byId.set(row.id, box)
    if (row.domain !== null) boxes.byDomain.set(row.domain, box)
    // Of namesakes the oldest, which comes last.
    if (row.name !== null && names.includes(row.name)) boxes.byName.set(row.name, box)
  }
  return boxes
}

export async function readDeals({ query, database, ids }: Loading): Promise<Map<number, Deal[]>> {
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

async function readDealContacts({ query, database, ids }: Omit<Loading, 'now'>): Promise<Map<number, number[]>> {
  const asked = sql<{ deal_id: number; contact_id: number }>`
    select deal_id, contact_id from deal_contact where deal_id in ${database.numbers(ids)} order by deal_id, contact_id`
  const contacts = groupBy((await asked.execute(query)).rows, ({ deal_id }) => deal_id)
  return new Map([...contacts].map(([deal, rows]) => [deal, rows.map(({ contact_id }) => contact_id)]))
}

export async function readEvents(
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

export async function readSegments({ query, database, ids }: Loading) {
  const asked = sql<{ contact_id: number; segment: string; entered_at: number }>`
    select contact_id, segment, entered_at from segment_member
    where contact_id in ${database.numbers(ids)} and left_at is null`
  return (await asked.execute(query)).rows
}

const runColumns = Object.keys(runTable.columns)

export async function readRuns({ query, database, ids }: Loading, resumed: readonly number[]): Promise<Run[]> {
  const asked = sql<RunTable>`
    select ${columns(runColumns)} from run
    where contact_id in ${database.numbers(ids)} and status = 'waiting' order by contact_id, id`
  const { rows } = await asked.execute(query)
  if (resumed.length === 0) return rows.map(readRun)
  const failed = sql<RunTable>`
    select ${columns(runColumns)} from run
    where id in ${database.numbers(resumed)} and contact_id in ${database.numbers(ids)} and status = 'failed'`
  const all = [...rows, ...(await failed.execute(query)).rows]
  return all.toSorted((left, right) => left.id - right.id).map(readRun)
}

interface PastRow {
  contact_id: number
  flow: string
  key: string
  runs: number
  last_ended_at: number | null
}

export async function readPast({ query, database, ids }: Loading): Promise<PastRow[]> {
  const asked = sql<PastRow>`
    select contact_id, flow, key, count(*) as runs, max(ended_at) as last_ended_at from run
    where contact_id in ${database.numbers(ids)} and status <> 'waiting' group by contact_id, flow, key`
  return (await asked.execute(query)).rows
}

export const pastOf = ({ flow, key, runs, last_ended_at }: PastRow) => ({ flow, key, runs, lastEndedAt: last_ended_at })
