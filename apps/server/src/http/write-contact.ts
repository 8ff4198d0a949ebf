import type { FieldValues } from '@etape/conditions'
import type { Cause } from '@etape/crm'
import type { InputContent } from '@etape/flow'
import type { NewInput } from '@etape/store'
import type { Context } from '../context.ts'
import { causeOf, type KeyHolder, type Person } from './caller.ts'
import { Refusal } from './refusal.ts'

const patienceMs = 5_000

export interface ContactWrite {
  fields: FieldValues
  caller: Person | KeyHolder
}

/** Makes a contact; answers its id when its first turn is over. */
export async function createContact(context: Context, { fields, caller }: ContactWrite): Promise<number> {
  const identity = identityIn(fields)
  if (await findOther(context, fields, null)) throw new Refusal('contact/exists')
  const create = caller.type === 'person' ? 'manual' : 'api'
  const [received] = await context.runtime.receive([
    inputFrom(context, { identity, create }, recordContent(fields, causeOf(caller))),
  ])
  if (!received?.created || received.contactId === null) throw new Refusal('contact/exists')
  await context.runtime.settled([received.contactId], patienceMs)
  return received.contactId
}

/** Writes fields of a contact as an input, and waits until it has been dealt with. */
export async function writeContact(context: Context, id: number, { fields, caller }: ContactWrite): Promise<void> {
  if (await findOther(context, fields, id)) throw new Refusal('contact/exists')
  await tellContact(context, id, recordContent(fields, causeOf(caller)))
}

/** Something happens to one contact; resolves when its turn is over, or after some seconds. */
export async function tellContact(context: Context, id: number, content: InputContent): Promise<void> {
  const [received] = await context.runtime.receive([inputFrom(context, { id }, content)])
  if (!received || received.outcome === 'unknown-contact') throw new Refusal('request/not-found')
  await context.runtime.settled([id], patienceMs)
}

/** Something happens to many contacts; resolves when it is stored. */
export async function tellContacts(context: Context, ids: readonly number[], content: InputContent): Promise<number> {
  const received = await context.runtime.receive(ids.map((id) => inputFrom(context, { id }, content)))
  return received.filter(({ outcome }) => outcome !== 'unknown-contact').length
}

function inputFrom({ clock }: Pick<Context, 'clock'>, contact: NewInput['contact'], content: InputContent): NewInput {
  const now = clock.now()
  return { contact, source: 'api', idempotencyKey: null, at: now, receivedAt: now, hop: 0, content }
}

// A person may set any stage by the rules of the CRM; a program moves forward only.
const recordContent = (fields: FieldValues, cause: Cause): InputContent => ({
  type: 'record',
  created: null,
  fields,
  allowBackward: false,
  cause,
  runFlows: true,
})

interface KnownBy {
  email?: string
  externalId?: string
}

function identityIn(fields: FieldValues): KnownBy {
  const { email, external_id: externalId } = fields
  return {
    ...(typeof email === 'string' && { email }),
    ...(typeof externalId === 'string' && { externalId }),
  }
}

async function findOther({ store }: Context, fields: FieldValues, own: number | null): Promise<boolean> {
  const { email, externalId } = identityIn(fields)
  const known = await Promise.all([
    email === undefined ? null : store.contacts.find({ email }),
    externalId === undefined ? null : store.contacts.find({ externalId }),
  ])
  return known.some((id) => id !== null && id !== own)
}
