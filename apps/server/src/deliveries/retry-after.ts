const longestMs = 86_400_000

/** What a `Retry-After` header asks for: seconds, or a date. At most a day. */
export function retryAfter(header: string | undefined, now: number): { afterMs?: number } {
  if (header === undefined) return {}
  const afterMs = /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isNaN(afterMs) ? {} : { afterMs: Math.min(Math.max(afterMs, 0), longestMs) }
}
