import { pageVisit, type EpochMs, type Field, type FieldCatalog, type FieldValue } from '@etape/conditions'
import { coerce } from '@etape/crm'

/** One call of Segment's HTTP tracking API, of any type, already checked for its shape. */
export interface Call {
  type: 'identify' | 'track' | 'page' | 'screen' | 'group' | 'alias'
  messageId?: string | undefined
  userId?: string | number | null | undefined
  anonymousId?: string | null | undefined
  timestamp?: string | number | undefined
  event?: string | undefined
  name?: string | null | undefined
  groupId?: string | number | undefined
  previousId?: string | number | undefined
  traits?: Readonly<Record<string, unknown>> | null | undefined
  properties?: Readonly<Record<string, unknown>> | null | undefined
  context?: Readonly<Record<string, unknown>> | null | undefined
}

export interface Identity {
  externalId?: string
  email?: string
  anonymousId?: string
}

/** Segment's reserved traits, and the fields they are. */
const traitFields: Readonly<Record<string, string>> = {
  email: 'email',
  firstname: 'first_name',
  first_name: 'first_name',
  lastname: 'last_name',
  last_name: 'last_name',
  phone: 'phone',
  title: 'job_title',
  language: 'language',
  locale: 'language',
  timezone: 'time_zone',
  country: 'country',
  city: 'city',
}
const companyTraitFields: Readonly<Record<string, string>> = {
  name: 'name',
  website: 'domain',
  domain: 'domain',
  industry: 'industry',
  country: 'country',
  employees: 'size',
  size: 'size',
}

/** Who a call is about; `null` when it names nobody. */
export function identityOf(call: Call): Identity | null {
  const email = textOf(traitsOf(call)['email'])
  const identity = {
    ...(call.userId === null || call.userId === undefined ? {} : { externalId: String(call.userId) }),
    ...(email ? { email: email.trim().toLowerCase() } : {}),
    ...(call.anonymousId ? { anonymousId: call.anonymousId } : {}),
  }
  return Object.keys(identity).length > 0 ? identity : null
}

/**
 * When a call happened. A clock that runs ahead is not believed: nothing happens after `now`.
 * Without a readable time it happened now.
 */
export function timeOf(call: Call, now: EpochMs): EpochMs {
  const at = typeof call.timestamp === 'number' ? call.timestamp : Date.parse(call.timestamp ?? '')
  return Number.isFinite(at) && at > 0 ? Math.min(at, now) : now
}

/** Traits as values of contact fields. Traits that are no field, or don't fit theirs, are left out. */
export function contactFieldsOf(call: Call, catalog: FieldCatalog): Record<string, FieldValue> {
  const fields = fieldsFrom(traitsOf(call), 'contact', traitFields, catalog)
  if (call.userId !== null && call.userId !== undefined) fields['external_id'] = String(call.userId)
  return fields
}

/** A group call's traits as values of company fields. */
export function companyFieldsOf(call: Call, catalog: FieldCatalog): Record<string, FieldValue> {
  return fieldsFrom(call.traits ?? {}, 'company', companyTraitFields, catalog)
}

/** The event a call is, for calls that are one. */
export function eventOf(call: Call): { name: string; properties: Readonly<Record<string, unknown>> } | null {
  const properties = call.properties ?? {}
  if (call.type === 'track' && call.event) return { name: call.event, properties }
  if (call.type === 'screen') return { name: 'Screen viewed', properties: { ...properties, name: call.name ?? null } }
  if (call.type !== 'page') return null
  const page = (call.context?.['page'] ?? {}) as Record<string, unknown>
  const { path, url, title, referrer } = { ...page, ...properties }
  return { name: pageVisit, properties: defined({ ...properties, path, url, title, referrer, name: call.name }) }
}

function fieldsFrom(
  traits: Readonly<Record<string, unknown>>,
  object: 'contact' | 'company',
  names: Readonly<Record<string, string>>,
  catalog: FieldCatalog,
): Record<string, FieldValue> {
  const fields: Record<string, FieldValue> = {}
  for (const [trait, raw] of Object.entries(flattened(traits))) {
    const field = fieldFor(trait, object, names, catalog)
    if (!field || field.readOnly) continue
    const value = coerce(field, raw)
    if (value.ok) fields[field.key] = value.value
  }
  return fields
}

function fieldFor(
  trait: string,
  object: 'contact' | 'company',
  names: Readonly<Record<string, string>>,
  catalog: FieldCatalog,
): Field | undefined {
  const known = Object.hasOwn(names, trait.toLowerCase()) ? names[trait.toLowerCase()] : undefined
  return catalog.get(`${object}.${known ?? snakeCase(trait)}`)
}

/** Segment puts the address in an object of its own, and lets `name` stand for first and last. */
function flattened(traits: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { address, name, company: _company, ...rest } = traits
  const [first, ...last] = (textOf(name) ?? '').trim().split(/\s+/)
  const names =
    first && !('firstName' in traits) && !('first_name' in traits)
      ? { first_name: first, last_name: last.join(' ') }
      : {}
  const place = isRecord(address) ? { country: address['country'], city: address['city'] } : {}
  return defined({ ...names, ...place, ...rest, ...(name === undefined ? {} : { name }) })
}

function traitsOf(call: Call): Readonly<Record<string, unknown>> {
  const fromContext = call.context?.['traits']
  return { ...(isRecord(fromContext) ? fromContext : {}), ...(call.type === 'group' ? {} : call.traits) }
}

const snakeCase = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase()
const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const defined = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
