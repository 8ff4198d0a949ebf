export type JsonRecord = Readonly<Record<string, unknown>>

/** Whether this is an object as JSON has them, and no list. */
export const isRecord = (given: unknown): given is JsonRecord =>
  typeof given === 'object' && given !== null && !Array.isArray(given)

/** What stands under a key of the record's own. */
export const ownValue = (given: unknown, key: string): unknown =>
  isRecord(given) && Object.hasOwn(given, key) ? given[key] : undefined

/** Whether two JSON values say the same; the order of keys does not count. */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((entry, index) => isSameJson(entry, other[index]))
  if (!isRecord(one) || !isRecord(other)) return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSameJson(one[key], other[key]))
  )
}
