import type { FieldValue } from '@etape/conditions'

/** A value somebody typed for a property: numbers and yes/no as such, so that comparisons hold. */
function readProperty(text: string): FieldValue {
  const trimmed = text.trim()
  if (trimmed === 'true' || trimmed === 'false') return trimmed === 'true'
  return trimmed !== '' && Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed
}

/** A property as somebody types it. */
export interface TypedProperty {
  name: string
  value: string
}

/** Those that have a name and a value. */
export const propertiesOf = (typed: readonly TypedProperty[]): Readonly<Record<string, FieldValue>> =>
  Object.fromEntries(
    typed
      .map(({ name, value }) => [name.trim(), value] as const)
      .filter(([name, value]) => name !== '' && value !== '')
      .map(([name, value]) => [name, readProperty(value)]),
  )
