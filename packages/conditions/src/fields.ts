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
