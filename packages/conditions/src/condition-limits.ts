/** How large a condition may be. */
export const conditionLimits = {
  /** Groups within groups. */
  depth: 20,
  /** Comparisons and filters in all. */
  lines: 200,
  /** Values in a list: SQLite takes some 32,000 values a statement. */
  list: 100,
  /** Characters of a text. */
  text: 1000,
  /** How often. */
  count: 1_000_000,
} as const

/** Walks the groups of untrusted JSON, no deeper and no further than the limits. */
export function outgrows(json: unknown): 'depth' | 'lines' | undefined {
  const open: { part: unknown; depth: number }[] = [{ part: json, depth: 0 }]
  let lines = 0
  for (let next = open.pop(); next; next = open.pop()) {
    const parts = partsOf(next.part)
    if (parts === undefined || parts.length === 0) {
      lines += 1 + filtersOf(next.part)
    } else if (next.depth === conditionLimits.depth) {
      return 'depth'
    } else {
      for (const part of parts.slice(0, conditionLimits.lines + 1)) open.push({ part, depth: next.depth + 1 })
    }
    if (lines > conditionLimits.lines) return 'lines'
  }
  return undefined
}

function partsOf(part: unknown): readonly unknown[] | undefined {
  if (!isRecord(part)) return undefined
  if (Array.isArray(part['all'])) return part['all']
  if (Array.isArray(part['any'])) return part['any']
  return Object.hasOwn(part, 'not') ? [part['not']] : undefined
}

function filtersOf(part: unknown): number {
  const params = isRecord(part) ? part['params'] : undefined
  const where = isRecord(params) ? params['where'] : undefined
  return Array.isArray(where) ? where.length : 0
}

/** A JSON object. */
export function isRecord(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}
