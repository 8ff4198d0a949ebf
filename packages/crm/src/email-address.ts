const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const domainPart = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const topLevel = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/

/**
 * Whether a lower-case text is one plain address: ASCII, no quotes, comments or spaces. Stricter than the standard on
 * purpose: what mail software reads in two ways can be sent to another domain than the one shown.
 */
export function isEmailAddress(text: string): boolean {
  const at = text.indexOf('@')
  if (at < 1 || at > 64 || text.length > 254) return false
  const parts = text.slice(at + 1).split('.')
  const last = parts.at(-1) ?? ''
  return (
    parts.length > 1 &&
    topLevel.test(last) &&
    parts.every((part) => domainPart.test(part)) &&
    local.test(text.slice(0, at))
  )
}
