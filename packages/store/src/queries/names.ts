import type { Named } from '../store.ts'
import type { ContactTable } from '../tables/contact.ts'

export const nameColumns = [
  'contact.id',
  'contact.first_name',
  'contact.last_name',
  'contact.email',
  'contact.external_id',
] as const

type NameRow = Pick<ContactTable, 'id' | 'first_name' | 'last_name' | 'email' | 'external_id'>

/** How a contact is called on screen. */
export function displayName({ id, first_name, last_name, email, external_id }: NameRow): string {
  const full = [first_name, last_name].filter((part) => part !== null).join(' ')
  return full || email || external_id || `#${id}`
}

/** Of a contact or company that may be gone: what is left of it is its id. */
export function named(id: number, name: string | null | undefined): Named {
  return { id, name: name || `#${id}` }
}
