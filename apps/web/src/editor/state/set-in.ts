/** A JSON object with the value at the path replaced; `undefined` takes the key away. */
export function setIn(root: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  const fields: Record<string, unknown> = isObject(root) ? { ...root } : {}
  const next = setIn(fields[key], rest, value)
  if (next === undefined) delete fields[key]
  else fields[key] = next
  return fields
}

/** The value at a path of a JSON object, `undefined` where there is none. */
export const getIn = (root: unknown, path: readonly string[]): unknown =>
  path.reduce((at, key) => (isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined), root)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
