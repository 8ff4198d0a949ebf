export const fieldTypes = [
  'text', 'long-text', 'number', 'boolean', 'date', 'date-time', 'choice', 'multi-choice', 'email', 'phone', 'url',
] as const // prettier-ignore
export type FieldType = (typeof fieldTypes)[number]

/** Records that conditions can read fields of. */
export const fieldObjects = ['contact', 'company', 'deal'] as const
export type FieldObject = (typeof fieldObjects)[number]

/**
 * A coerced value. Numbers, and dates as epoch milliseconds (a `date` is midnight UTC of that day), are numbers;
 * a multi-choice is a list; absent is `null`, never `undefined`, and an empty text is absent.
 */
export type FieldValue = string | number | boolean | readonly string[] | null

/** `contact.country`, `company.industry`, `deal.amount`. */
export type FieldRef = `${FieldObject}.${string}`

export interface Field {
  object: FieldObject
  /** Unique within its object, snake_case: `country`. */
  key: string
  type: FieldType
  label: Readonly<{ en: string; fr: string; sv: string }>
  /** The values a choice can take, in order; absent when the field is no choice. */
  choices?: readonly { value: string; label: Readonly<{ en: string; fr: string; sv: string }>; color?: string }[]
  /** Comes with the product and cannot be deleted. */
  builtIn: boolean
  /** Kept by Etape itself and never written from outside: `furthest_stage`, `created_at`. */
  readOnly?: boolean
}

/** What can be compared, and its type. */
export type FieldCatalog = ReadonlyMap<FieldRef, Field>

const fieldKey = /^[a-z][a-z0-9_]{0,62}$/
const refusedKeys: ReadonlySet<string> = new Set(['constructor', 'prototype', 'custom', 'id'])

/** Whether a text can be the key of a field: snake_case, at most 63 characters, and nothing JavaScript or the tables use. */
export function isFieldKey(text: string): boolean {
  return fieldKey.test(text) && !refusedKeys.has(text)
}

/** The fields by their reference. Throws for a key that `isFieldKey` refuses: keys become SQL and property names. */
export function fieldCatalog(fields: readonly Field[]): FieldCatalog {
  const catalog = new Map<FieldRef, Field>()
  for (const field of fields) {
    if (!isFieldKey(field.key)) throw new RangeError(`${JSON.stringify(field.key)} cannot be the key of a field.`)
    catalog.set(`${field.object}.${field.key}`, field)
  }
  return catalog
}
