import type { FieldCatalog, FieldObject, FieldType } from '../fields.ts'

/** The tables that conditions in SQL are about, with no more columns than they need. */
export function tablesFor(catalog: FieldCatalog): string {
  return `
    create table contact (id integer primary key, company_id integer${columnsOf('contact', catalog)}, custom text);
    create table company (id integer primary key${columnsOf('company', catalog)}, custom text);
    create table deal (id integer primary key${columnsOf('deal', catalog)}, custom text);
    create table deal_contact (deal_id integer, contact_id integer);
    create table event (id integer primary key, contact_id integer, name text, at integer, properties text);
    create table segment_member (segment text, contact_id integer, entered_at integer, left_at integer);
    create table run (id integer primary key, contact_id integer, flow text, status text);
    create index deal_contact_by_contact on deal_contact (contact_id);
    create index event_by_contact on event (contact_id, name, at);
    create index segment_member_by_contact on segment_member (segment, contact_id);
  `
}

const affinities: Readonly<Partial<Record<FieldType, string>>> = {
  number: 'real',
  boolean: 'integer',
  date: 'integer',
  'date-time': 'integer',
}

function columnsOf(object: FieldObject, catalog: FieldCatalog): string {
  return [...catalog.values()]
    .filter((field) => field.object === object && field.builtIn)
    .map(({ key, type }) => `, ${key} ${affinities[type] ?? 'text'}`)
    .join('')
}
