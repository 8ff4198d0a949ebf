import type { EpochMs, FieldCatalog, FieldValue } from '@etape/conditions'
import type { Cause } from '@etape/crm'
import type { InputContent } from '@etape/flow'
import type { NewInput, Store } from '@etape/store'
import type { Runtime } from '../../context.ts'
import { companyFieldsOf, contactFieldsOf, eventOf, identityOf, timeOf, type Call, type Identity } from './read-call.ts'

export interface Receiving {
  store: Store
  runtime: Runtime
  catalog: FieldCatalog
  now: EpochMs
}

/**
 * Takes in calls of Segment's tracking API, in order, and resolves when they are stored. A call with a `messageId` that came
 * before has no effect; people nobody knows yet are made.
 */
export async function receiveCalls(calls: readonly Call[], receiving: Receiving): Promise<void> {
  const companies = await companiesOf(calls, receiving)
  const inputs = calls.flatMap((call) => inputsOf(call, { ...receiving, companies }))
  if (inputs.length > 0) await receiving.runtime.receive(inputs)
  await linkAliases(calls, receiving)
}

function inputsOf(
  call: Call,
  { catalog, now, companies }: Receiving & { companies: ReadonlyMap<Call, number> },
): NewInput[] {
  const identity = identityOf(call)
  if (!identity || call.type === 'alias') return []
  const at = timeOf(call, now)
  const input = (content: InputContent, suffix: string): NewInput => ({
    contact: { identity, create: 'api' },
    source: 'track',
    idempotencyKey: call.messageId ? call.messageId + suffix : null,
    at,
    receivedAt: now,
    hop: 0,
    content,
  })
  const event = eventOf(call)
  const record = recordOf(call, identity, { catalog, companyId: companies.get(call) })
  return [
    ...(record ? [input(record, ':fields')] : []),
    ...(event ? [input({ type: 'event', ...event, cause: causeOf(call) }, '')] : []),
  ]
}

/** What an identify or group call writes; other calls write only what their context says of the person. */
function recordOf(
  call: Call,
  identity: Identity,
  { catalog, companyId }: { catalog: FieldCatalog; companyId: number | undefined },
): InputContent | null {
  const fields = contactFieldsOf(call, catalog)
  const says =
    call.type === 'identify' || companyId !== undefined || Object.keys(fields).some((key) => key !== 'external_id')
  if (!says) return null
  const known: Record<string, FieldValue> = identity.email ? { email: identity.email } : {}
  return {
    type: 'record',
    created: null,
    fields: { ...known, ...fields },
    ...(companyId === undefined ? {} : { companyId }),
    allowBackward: false,
    cause: causeOf(call),
    runFlows: true,
  }
}

const causeOf = (call: Call): Cause => ({ by: 'event', name: call.event ?? call.type, eventId: null })

/** The companies that group calls are about, found or made. */
async function companiesOf(calls: readonly Call[], { store, catalog, now }: Receiving): Promise<Map<Call, number>> {
  const companies = new Map<Call, number>()
  for (const call of calls) {
    if (call.type !== 'group' || call.groupId === undefined) continue
    const fields = companyFieldsOf(call, catalog)
    const name = fields['name'] ?? String(call.groupId)
    const domain = typeof fields['domain'] === 'string' ? fields['domain'] : undefined
    const known = await store.companies.find({ domain, name: String(name) })
    companies.set(call, known ?? (await makeCompany({ ...fields, name }, { store, now })))
  }
  return companies
}

async function makeCompany(
  fields: Record<string, FieldValue>,
  { store, now }: { store: Store; now: EpochMs },
): Promise<number> {
  const id = store.ids.next('company')
  await store.companies.create({ id, version: 0, fields: { ...fields, created_at: now, updated_at: now } }, {})
  return id
}

/** From an alias call on, the previous id leads to the same contact. */
async function linkAliases(calls: readonly Call[], { store, now }: Receiving): Promise<void> {
  for (const call of calls) {
    if (call.type !== 'alias' || call.previousId === undefined) continue
    const identity = identityOf(call)
    const contact = identity && (await store.contacts.find(identity))
    if (contact) await store.contacts.alias(String(call.previousId), contact, now)
  }
}
