import { contactTable, type ContactTable } from '../tables/contact.ts'

const nothing = Object.fromEntries(Object.keys(contactTable.columns).map((column) => [column, null]))

/** A contact of which nothing is known but that it is there: its first turn writes the rest. */
export const emptyContact = (id: number, at: number): ContactTable =>
  ({ ...nothing, id, version: 1, due_at: at, created_at: at, updated_at: at, custom: '{}' }) as ContactTable
