/**
 * Whether a text is one plain e-mail address. Narrower than the standard on purpose: quotes, comments and
 * groups have let mail out to other domains than the one that was checked.
 */
export function isPlainAddress(text: string): boolean {
  if (text.length > 254 || /[\s"(),:;<>[\]\\\r\n]/.test(text)) return false
  const [local, domain, ...more] = text.split('@')
  if (!local || !domain || more.length > 0 || local.length > 64) return false
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(domain) && !/^-|-$|\.-|-\./.test(domain)
}
