import type { ContactSource } from '@etape/crm'
import { sql } from 'kysely'
import type { Context, Unit } from '../context.ts'
import { storableText } from '../rows/json.ts'
import type { Identity, NewInput, Received } from '../shapes/inputs.ts'
import { contactTable, type ContactTable } from '../tables/contact.ts'
import { inputKeyTable, type InputKeyTable } from '../tables/input.ts'
import { emptyContact } from './empty-contact.ts'
import { readIdentities, writeIdentities, type AskedIdentities, type KnownIdentities } from './identities.ts'
import { claimFields, refuseTaken, type TakenValue } from './claim-fields.ts'
import { writeInputs, type InputToStore } from './write-inputs.ts'

interface Receiving {
  context: Context
  identities: KnownIdentities
  /** Contacts that inputs name by id and that exist. */
  existing: ReadonlySet<number>
  /** Idempotency keys, as `SOURCE KEY`, to the contact of the first time. */
  keys: Map<string, number>
  made: ContactTable[]
  newKeys: InputKeyTable[]
  inputs: InputToStore[]
  taken: TakenValue[]
}

/** Stores what happened, in order; see `Inputs.receive`. */
export async function receive(context: Context, inputs: readonly NewInput[]): Promise<Received[]> {
  return context.write(async (unit) => {
    const { received, made, inputs: accepted } = await accept(context, unit, inputs)
    await unit.insert(contactTable, made)
    await writeInputs(context, unit, accepted)
    return received
  })
}

/** As `receive`, but that what turns are about to take away or to write again is kept in memory; see `Inputs.admit`. */
export async function admit(context: Context, inputs: readonly NewInput[]): Promise<Received[]> {
  return context.write(async (unit) => {
    const { received, made, inputs: accepted } = await accept(context, unit, inputs)
    const { admitted } = context.loaded
    for (const contact of made) admitted.contacts.set(contact.id, contact)
    for (const input of accepted) {
      const id = context.ids.next('input')
      admitted.inputs.set(id, { ...input, id })
      const { contactId, content } = input
      if (content.type === 'record' && content.created !== null) admitted.reserved.set(contactId, content.fields)
    }
    return received
  })
}

interface Accepted extends Pick<Receiving, 'made' | 'inputs'> {
  received: Received[]
}

/** Who and what it is, and whether it came before; writes all but the contacts made and the inputs. */
async function accept(context: Context, unit: Unit, inputs: readonly NewInput[]): Promise<Accepted> {
  await context.database.lockReceiving(unit)
  const receiving: Receiving = {
    context,
    identities: await readIdentities(context, unit, askedIdentities(inputs)),
    existing: await readExisting(context, unit, inputs),
    keys: await readKeys(context, unit, inputs),
    made: [],
    newKeys: [],
    inputs: [],
    taken: [],
  }
  const received = inputs.map((input) => receiveOne(receiving, input))
  await writeIdentities(unit, receiving.identities)
  await unit.insert(inputKeyTable, receiving.newKeys)
  await refuseTaken(context, unit, receiving.taken)
  return { received, made: receiving.made, inputs: receiving.inputs }
}

const keyOf = ({ source, idempotencyKey }: NewInput) => `${source} ${storableText(idempotencyKey ?? '')}`

function receiveOne(receiving: Receiving, input: NewInput): Received {
  const before = input.idempotencyKey === null ? undefined : receiving.keys.get(keyOf(input))
  if (before !== undefined) return { outcome: 'duplicate', contactId: before, created: false }
  const known = findContact(receiving, input)
  const source = 'create' in input.contact ? input.contact.create : null
  if (known === null && source === null) return { outcome: 'unknown-contact', contactId: null, created: false }
  const contactId = known ?? receiving.context.ids.next('contact')
  if (known === null) receiving.made.push(emptyContact(contactId, input.receivedAt))
  if ('identity' in input.contact) link(receiving.identities, input.contact.identity, contactId)
  keepKey(receiving, input, contactId)
  for (const content of contentsOf(input, known === null ? source : null)) {
    const { at, receivedAt, hop, source: sender } = input
    const claimed = claimFields(receiving, { contactId, content, at: receivedAt })
    receiving.inputs.push({ contactId, source: sender, at, receivedAt, hop, content: claimed })
  }
  return { outcome: 'accepted', contactId, created: known === null }
}

function findContact({ identities, existing }: Receiving, { contact }: NewInput): number | null {
  if ('id' in contact) return existing.has(contact.id) ? contact.id : null
  const { externalId, email, anonymousId } = contact.identity
  return (
    (externalId ? identities.ownerOf('external', externalId) : null) ??
    (email ? identities.ownerOf('email', email) : null) ??
    (anonymousId ? identities.ownerOf('anonymous', anonymousId) : null)
  )
}

// An anonymous id that is another contact's stays with it: only an alias call says that two are one.
function link(identities: KnownIdentities, { externalId, email, anonymousId }: Identity, contactId: number): void {
  if (externalId) identities.claim('external', externalId, contactId)
  if (email) identities.claim('email', email, contactId)
  if (anonymousId) identities.claim('anonymous', anonymousId, contactId)
}

function keepKey({ keys, newKeys }: Receiving, input: NewInput, contactId: number): void {
  if (input.idempotencyKey === null) return
  keys.set(keyOf(input), contactId)
  newKeys.push({ source: input.source, key: storableText(input.idempotencyKey), contact_id: contactId })
}

/** The first input of a new contact is a record input that says so, with what it is known by. */
function contentsOf({ contact, content }: NewInput, created: ContactSource | null): NewInput['content'][] {
  if (created === null || !('identity' in contact)) return [content]
  const { externalId, email } = contact.identity
  const own = { ...(externalId && { external_id: externalId }), ...(email && { email }) }
  if (content.type === 'record') return [{ ...content, created, fields: { ...own, ...content.fields } }]
  const cause = { by: 'creation', source: created } as const
  return [{ type: 'record', created, fields: own, allowBackward: false, cause, runFlows: true }, content]
}

function askedIdentities(inputs: readonly NewInput[]): AskedIdentities {
  const asked = { external: new Set<string>(), email: new Set<string>(), anonymous: new Set<string>() }
  const add = (set: Set<string>, value: unknown) => {
    if (typeof value === 'string' && value !== '') set.add(value)
  }
  for (const { contact, content } of inputs) {
    if ('identity' in contact) {
      add(asked.external, contact.identity.externalId)
      add(asked.email, contact.identity.email)
      add(asked.anonymous, contact.identity.anonymousId)
    }
    if (content.type === 'record') {
      add(asked.external, content.fields['external_id'])
      add(asked.email, content.fields['email'])
    }
  }
  return asked
}

async function readExisting({ database }: Context, unit: Unit, inputs: readonly NewInput[]): Promise<Set<number>> {
  const ids = [...new Set(inputs.flatMap(({ contact }) => ('id' in contact ? [contact.id] : [])))]
  if (ids.length === 0) return new Set()
  const asked = sql<{ id: number }>`select id from contact where id in ${database.numbers(ids)}`
  return new Set((await asked.execute(unit.query)).rows.map(({ id }) => id))
}

async function readKeys({ database }: Context, unit: Unit, inputs: readonly NewInput[]): Promise<Map<string, number>> {
  const bySource = new Map<string, string[]>()
  for (const { source, idempotencyKey } of inputs) {
    if (idempotencyKey === null) continue
    const keysOfSource = bySource.get(source) ?? []
    keysOfSource.push(storableText(idempotencyKey))
    bySource.set(source, keysOfSource)
  }
  const keys = new Map<string, number>()
  for (const [source, asked] of bySource) {
    const found = sql<InputKeyTable>`
      select key, contact_id from input_key where source = ${source} and key in ${database.texts(asked)}`
    for (const { key, contact_id } of (await found.execute(unit.query)).rows) keys.set(`${source} ${key}`, contact_id)
  }
  return keys
}
