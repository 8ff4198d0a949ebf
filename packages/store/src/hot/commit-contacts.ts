import type { FieldValue } from '@etape/conditions'
import type { Contact } from '@etape/crm'
import type { Turn } from '@etape/flow'
import type { Context, Unit } from '../context.ts'
import type { BulkUpdate } from '../dialects/dialect.ts'
import { ConflictError, ValueTakenError } from '../errors.ts'
import { contactFields, writeContact } from '../rows/record-rows.ts'
import { contactTable } from '../tables/contact.ts'
import { identityTable } from '../tables/input.ts'
import { dueAfterTurn } from './due.ts'
import { readIdentities, writeIdentities, type IdentityKind } from './identities.ts'

type Loaded = Context['loaded']['contacts'] extends Map<number, infer Value> ? Value : never

/** One update for each contact that had a turn, whether or not it was written. */
export async function commitContacts(context: Context, unit: Unit, turns: readonly Turn[]): Promise<void> {
  const written = turns.flatMap(({ contact, dueAt, at }) => (contact ? [{ contact, dueAt, at }] : []))
  const untouched = turns
    .filter(({ contact }) => !contact)
    .map(({ contactId, dueAt, at }) => ({ id: contactId, due_at: dueAt, turned_at: at }))
  await updateAll(unit, dueOnly, untouched)
  await commitIdentities(
    context,
    unit,
    written.map(({ contact }) => contact),
  )
  const groups = new Map<string, object[]>()
  for (const { contact, dueAt, at } of written) {
    const before = loadedOf(context, contact)
    const moved = indexedColumns.filter((column) => valueIn(contact, column) !== valueIn(before, column)).join(' ')
    const row = { ...writeContact(contact), due_at: dueAt, turned_at: at, read_version: before.version }
    const group = groups.get(moved)
    if (group) group.push(row)
    else groups.set(moved, [row])
  }
  for (const [moved, rows] of groups) await updateAll(unit, updateOf(moved), rows)
}

/** A turn of a contact that was not loaded here, or whose turn is stored already, cannot be compared with anything. */
function loadedOf({ loaded }: Context, { id }: Contact): Loaded {
  const before = loaded.contacts.get(id)
  if (!before) throw new ConflictError({ record: 'contact', id })
  return before
}

const dueOnly: BulkUpdate = {
  table: contactTable,
  set: ['due_at', 'turned_at'],
  where: { id: 'id' },
  with: { due_at: dueAfterTurn },
}

// SQLite writes an index again whenever its column is set, changed or not: these are set only when they change.
const indexedColumns = ['company_id', 'email', 'external_id', 'owner', 'stage', 'status'] as const
const otherColumns = [
  'version',
  'due_at',
  'turned_at',
  'custom',
  ...contactFields.filter((column) => !isIndexed(column)),
]

function isIndexed(column: string): boolean {
  return (indexedColumns as readonly string[]).includes(column)
}

function valueIn({ companyId, fields }: Pick<Contact, 'companyId' | 'fields'>, column: string): unknown {
  return column === 'company_id' ? companyId : (fields[column] ?? null)
}

const updateOf = (moved: string): BulkUpdate => ({
  table: contactTable,
  set: [...otherColumns, ...moved.split(' ').filter((column) => column !== '')],
  where: { id: 'id', version: 'read_version' },
  with: { due_at: dueAfterTurn },
})

async function updateAll(unit: Unit, update: BulkUpdate, rows: readonly object[]): Promise<void> {
  const [missed] = await unit.update(update, rows)
  if (missed === undefined) return
  throw new ConflictError({ record: 'contact', id: (rows[missed] as { id: number }).id })
}

const uniqueFields: readonly { field: 'email' | 'external_id'; kind: IdentityKind }[] = [
  { field: 'email', kind: 'email' },
  { field: 'external_id', kind: 'external' },
]

/** Values that were written by runs lead to their contact from now on; an e-mail address that was left no longer does. */
async function commitIdentities(context: Context, unit: Unit, contacts: readonly Contact[]): Promise<void> {
  const claims = contacts.flatMap((contact): Claim[] =>
    uniqueFields.flatMap(({ field, kind }) => {
      const before = context.loaded.contacts.get(contact.id)?.fields[field] ?? null
      const value = contact.fields[field] ?? null
      return value === before ? [] : [{ contactId: contact.id, field, kind, before, value }]
    }),
  )
  await releaseAddresses(unit, claims)
  const asked = { external: new Set<string>(), email: new Set<string>(), anonymous: new Set<string>() }
  for (const { kind, value } of claims) if (typeof value === 'string') asked[kind].add(value)
  const known = await readIdentities(context, unit, asked)
  for (const { contactId, field, kind, value } of claims) {
    if (typeof value !== 'string' || known.claim(kind, value, contactId)) continue
    throw new ValueTakenError({ record: 'contact', id: contactId }, { field, value })
  }
  await writeIdentities(unit, known)
}

interface Claim {
  contactId: number
  field: string
  kind: IdentityKind
  before: FieldValue
  value: FieldValue
}

async function releaseAddresses(unit: Unit, claims: readonly Claim[]): Promise<void> {
  const left = claims.filter(({ kind, before }) => kind === 'email' && typeof before === 'string')
  const rows = left.map(({ kind, contactId, before }) => ({ kind, value: String(before), contact_id: contactId }))
  await unit.remove(identityTable, ['kind', 'value', 'contact_id'], rows)
}
