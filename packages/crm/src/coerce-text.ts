import type { Coerced } from './coerce.ts'
import { isEmailAddress } from './email-address.ts'

/** Longest texts kept, in characters. */
const textLimits = { text: 1_000, longText: 20_000, phone: 60, url: 2_000 } as const

export const readText = (raw: unknown): Coerced => bounded(raw, textLimits.text)
export const readLongText = (raw: unknown): Coerced => bounded(raw, textLimits.longText)

/** Trimmed, in lower case, and one plain address. */
export function readEmail(raw: unknown): Coerced {
  const text = typeof raw === 'string' ? raw.toLowerCase() : ''
  return isEmailAddress(text) ? { value: text } : { fault: 'email-unreadable' }
}

const phone = /^(?=.*\d)[\d\s\u00a0+().,/#*a-z:-]+$/i

export function readPhone(raw: unknown): Coerced {
  const text = typeof raw === 'number' ? String(raw) : raw
  if (typeof text !== 'string' || text.length > textLimits.phone || !phone.test(text))
    return { fault: 'phone-unreadable' }
  return { value: text }
}

const webAddress = /^https?:\/\/[^\s/?#"'<>\\]+\.?[^\s"'<>\\]*$/i
const bareDomain = /^(?:[a-z0-9-]+\.)+[a-z]{2,63}(?:[/?#][^\s"'<>\\]*)?$/i

/** A web address; a bare `example.com` gets `https://`. Other schemes could run code where it is shown as a link. */
export function readUrl(raw: unknown): Coerced {
  if (typeof raw !== 'string' || raw.length > textLimits.url) return { fault: 'url-unreadable' }
  if (webAddress.test(raw)) return { value: raw }
  return bareDomain.test(raw) ? { value: `https://${raw}` } : { fault: 'url-unreadable' }
}

function bounded(raw: unknown, limit: number): Coerced {
  const isText = typeof raw === 'string' || typeof raw === 'boolean' || Number.isFinite(raw)
  if (!isText) return { fault: 'text-unreadable' }
  const text = String(raw)
  // PostgreSQL stores neither a null character nor half a surrogate pair.
  if (text.includes('\0') || !text.isWellFormed()) return { fault: 'text-unreadable' }
  return text.length > limit ? { fault: 'text-too-long' } : { value: text }
}
