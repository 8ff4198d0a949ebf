import type { FieldValue } from '@etape/conditions'
import type { Contact } from '@etape/crm'
import type { Turn } from '@etape/flow'
import type { Context, Unit } from '../context.ts'
import type { BulkUpdate } from '../dialects/dialect.ts'
import { ConflictError, ValueTakenError } from '../errors.ts'
import { columnValue, contactFields, fillContact, writeContact } from '../rows/record-rows.ts'
import { contactTable, type ContactTable } from '../tables/contact.ts'
import { identityTable } from '../tables/input.ts'
import { dueAfterTurn } from './due.ts'
import { readIdentities, writeIdentities, type IdentityKind } from './identities.ts'

type Written = Pick<Turn, 'dueAt' | 'at'> & { contact: Contact }
type Loaded = Context['loaded']['contacts'] extends Map<number, infer Value> ? Value : never

/** One update for each contact that had a turn, whether or not it was written. */
export async function commitContacts(context: Context, unit: Unit, turns: readonly Turn[]): Promise<void> {
  const { contacts: made } = context.loaded.admitted
  await insertMade(unit, turns, made)
  const known = turns.filter(({ contactId }) => !made.has(contactId))
  const written = known.flatMap(({ contact, dueAt, at }) => (contact ? [{ contact, dueAt, at }] : []))
  const untouched = known
    .filter(({ contact }) => !contact)
    .map(({ contactId, dueAt, at }) => ({ id: contactId, due_at: dueAt, turned_at: at }))
  await updateAll(unit, dueOnly, untouched)
  await commitIdentities(
    context,
    unit,
    turns.flatMap(({ contact }) => contact ?? []),
  )
  for (const { update, rows } of groupsOf(context, written)) await updateAll(unit, update, rows)
}

interface Group {
  update: BulkUpdate
  rows: object[]
}

/** Contacts by what changed of them: each group is one statement. */
function groupsOf(context: Context, written: readonly Written[]): Iterable<Group> {
  const groups = new Map<string, Group>()
  for (const { contact, dueAt, at } of written) {
    const before = loadedOf(context, contact)
    const { moved, isMore } = changesOf(contact, before)
    const key = `${moved.join(' ')} ${isMore}`
    const group = groups.get(key) ?? { update: updateOf(moved, isMore), rows: [] }
    groups.set(key, group)
    const values = isMore ? writeContact(contact) : writeSome(contact, moved)
    group.rows.push(Object.assign(values, { due_at: dueAt, turned_at: at, read_version: before.version }))
  }
  return groups.values()
}

/** Contacts that are in no table yet are written once, with what their first turn made of them. */
async function insertMade(unit: Unit, turns: readonly Turn[], made: ReadonlyMap<number, ContactTable>): Promise<void> {
  const rows = turns.flatMap(({ contactId, contact, dueAt, at }): ContactTable[] => {
    const row = made.get(contactId)
    if (!row) return []
    if (contact) fillContact(row, contact)
    row.due_at = dueAt
    row.turned_at = at
    return [row]
  })
  await unit.insert(contactTable, rows)
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
const indexedColumns = ['company_id', 'email', 'external_id', 'owner', 'stage', 'status']
const indexed: ReadonlySet<string> = new Set(indexedColumns)
// What events and flows write all the time. Only these are set when nothing else has changed: to make and to bind the
// whole row costs 14 µs, these 6. A statement for each combination of columns would be prepared again and again.
const oftenColumns = ['score', 'furthest_stage', 'stage_since', 'status_since', 'updated_at', 'last_seen_at']
const often: ReadonlySet<string> = new Set(oftenColumns)
const seldomColumns = ['custom', ...contactFields.filter((column) => !indexed.has(column) && !often.has(column))]

interface Changes {
  /** Indexed columns that are to be set. */
  moved: string[]
  /** Whether anything has changed besides these and what often does. */
  isMore: boolean
}

function changesOf({ companyId, fields }: Contact, before: Loaded): Changes {
  const moved = companyId === before.companyId ? [] : ['company_id']
  let isMore = Object.keys(before.fields).some((key) => !(key in fields))
  for (const key of Object.keys(fields)) {
    if ((fields[key] ?? null) === (before.fields[key] ?? null)) continue
    if (indexed.has(key)) moved.push(key)
    else if (!often.has(key)) isMore = true
  }
  return { moved: moved.sort(), isMore }
}

function writeSome({ id, version, companyId, fields }: Contact, moved: readonly string[]): Record<string, unknown> {
  const row: Record<string, unknown> = { id, version, company_id: companyId }
  for (const column of oftenColumns) row[column] = columnValue(fields[column])
  for (const column of moved) if (column !== 'company_id') row[column] = columnValue(fields[column])
  return row
}

const updateOf = (moved: readonly string[], isMore: boolean): BulkUpdate => ({
  table: contactTable,
  set: ['version', 'due_at', 'turned_at', ...oftenColumns, ...(isMore ? seldomColumns : []), ...moved],
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
  const claims = contacts.flatMap((contact) => claimsOf(context, contact))
  if (claims.length === 0) return
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

/** What a new contact begins with has been claimed for it as it came in. */
function claimsOf({ loaded }: Context, { id, fields }: Contact): Claim[] {
  const reserved = loaded.admitted.reserved.get(id)
  const known = loaded.contacts.get(id)?.fields
  const claims: Claim[] = []
  for (const { field, kind } of uniqueFields) {
    const before = known?.[field] ?? null
    const value = fields[field] ?? null
    if (value !== (reserved?.[field] ?? before)) claims.push({ contactId: id, field, kind, before, value })
  }
  return claims
}

async function releaseAddresses(unit: Unit, claims: readonly Claim[]): Promise<void> {
  const left = claims.filter(({ kind, before }) => kind === 'email' && typeof before === 'string')
  const rows = left.map(({ kind, contactId, before }) => ({ kind, value: String(before), contact_id: contactId }))
  await unit.remove(identityTable, ['kind', 'value', 'contact_id'], rows)
}
