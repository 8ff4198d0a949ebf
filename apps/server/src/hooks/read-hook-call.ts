import { coerce } from '@etape/crm'
import type { FieldCatalog } from '@etape/conditions'
import { hashOf } from './seal.ts'

export type Payload = Readonly<Record<string, unknown>>

/** The text that a payload has at a path of keys with dots between them; `null` when there is none. */
function textAt(payload: Payload, path: string): string | null {
  // A form has no way to nest: there the whole path is a key.
  if (Object.hasOwn(payload, path)) return typeof payload[path] === 'string' ? payload[path] : null
  let found: unknown = payload
  for (const key of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return null
    found = (found as Record<string, unknown>)[key]
  }
  return typeof found === 'string' ? found : null
}

/** The e-mail address a payload names its contact by, as contacts are known by; `null` when that is none. */
export function addressIn(payload: Payload, path: string, catalog: FieldCatalog): string | null {
  const field = catalog.get('contact.email')
  const reading = field && coerce(field, textAt(payload, path)?.trim().toLowerCase() ?? null)
  return reading?.ok && typeof reading.value === 'string' && reading.value !== '' ? reading.value : null
}

const headerNames = ['webhook-id', 'idempotency-key', 'x-idempotency-key'] as const
const longestKey = 200

/**
 * What tells a call that is sent again from a new one: a header made for it, else the body's own id with all it says, as
 * some senders put there the id of the thing rather than of the call. `null` when nothing tells.
 */
export function keyOfCall(headers: Headers, payload: Payload): string | null {
  for (const name of headerNames) {
    const value = headers.get(name)
    if (value) return value.slice(0, longestKey)
  }
  const { id } = payload
  if (typeof id !== 'string' && typeof id !== 'number') return null
  return `${String(id).slice(0, longestKey)} ${hashOf(JSON.stringify(payload))}`
}
