import type { Facts, FieldValues } from '../facts.ts'
import type { FieldCatalog, FieldObject, FieldValue } from '../fields.ts'

export type Row = Record<string, string | number | null>

/** A contact as rows of the tables that conditions in SQL are about; JSON columns as text. */
export interface FactRows {
  contact: Row
  company: Row[]
  deal: Row[]
  deal_contact: Row[]
  event: Row[]
  segment_member: Row[]
  run: Row[]
}

/** Ids of companies, deals, events and runs are made from the contact's, so that rows of several contacts never collide. */
export function rowsOf(facts: Facts, contactId: number, catalog: FieldCatalog): FactRows {
  const idOf = (at: number): number => contactId * 1000 + at
  return {
    contact: {
      id: contactId,
      company_id: facts.company ? contactId : null,
      ...columnsOf('contact', facts.contact, catalog),
    },
    company: facts.company ? [{ id: contactId, ...columnsOf('company', facts.company, catalog) }] : [],
    deal: facts.deals.map((deal, at) => ({ id: idOf(at), ...columnsOf('deal', deal, catalog) })),
    deal_contact: facts.deals.map((_, at) => ({ deal_id: idOf(at), contact_id: contactId })),
    event: facts.events.map(({ name, at: happenedAt, properties }, at) => ({
      id: idOf(at),
      contact_id: contactId,
      name,
      at: happenedAt,
      properties: JSON.stringify(properties),
    })),
    segment_member: memberships(facts, contactId),
    run: [...facts.flows].map(([flow, state], at) => ({
      id: idOf(at),
      contact_id: contactId,
      flow,
      status: state === 'under-way' ? 'waiting' : 'ended',
    })),
  }
}

/** Beside the segments the contact is in, one it has left. */
function memberships({ segments }: Facts, contactId: number): Row[] {
  const present = [...segments].map((segment) => ({ segment, contact_id: contactId, entered_at: 2, left_at: null }))
  const past = ['vip', 'silent'].map((segment) => ({ segment, contact_id: contactId, entered_at: 0, left_at: 1 }))
  return [...present, ...past]
}

function columnsOf(object: FieldObject, values: FieldValues, catalog: FieldCatalog): Row {
  const fields = [...catalog.values()].filter((field) => field.object === object)
  const columns = fields.filter(({ builtIn }) => builtIn).map(({ key }) => [key, columnValue(values[key] ?? null)])
  const custom = fields.filter(({ key, builtIn }) => !builtIn && values[key] !== undefined)
  return {
    ...Object.fromEntries(columns),
    custom: JSON.stringify(Object.fromEntries(custom.map(({ key }) => [key, values[key]]))),
  }
}

function columnValue(value: FieldValue): string | number | null {
  if (typeof value === 'boolean') return Number(value)
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
}
