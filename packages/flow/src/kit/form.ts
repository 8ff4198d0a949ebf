import { z } from 'zod'
import { caseTitles, controlOf, type Control } from './control.ts'

/** One field of the inspector's form, drawn from the kind's config schema. */
export type FormField = FormFrame &
  (
    | Exclude<Control, { control: 'one-of' | 'ways' | 'weights' | 'entries' }>
    | { control: 'one-of'; cases: readonly FormCase[] }
    | { control: 'ways' | 'weights'; min: number; max: number; of: readonly FormField[] }
    | { control: 'entries'; max: number; adding: string; of: readonly FormField[] }
  )

export interface FormFrame {
  key: string
  /** From the config; inside a list, from the entry. */
  path: readonly string[]
  /** English; the key of the catalogues. */
  title: string
  description: string | null
  required: boolean
  /** What a new node starts with; `undefined` is left to be filled in. */
  initial: unknown
}

export interface FormCase {
  value: string
  label: string
  fields: readonly FormField[]
}

const forms = new WeakMap<z.ZodType, readonly FormField[]>()

/** The form of a kind, in the order its config is written; made once, for every check walks through it node by node. */
export function formOf({ config }: { config: z.ZodType }): readonly FormField[] {
  const known = forms.get(config)
  if (known) return known
  const form = fieldsOf(config, [])
  forms.set(config, form)
  return form
}

function fieldsOf(schema: z.core.$ZodType, above: readonly string[]): FormField[] {
  if (!(schema instanceof z.ZodObject)) return []
  return Object.entries<z.core.$ZodType>(schema.shape)
    .filter(([key, field]) => key !== 'id' && !(field instanceof z.ZodLiteral))
    .map(([key, field]) => fieldOf(key, field, above))
}

function fieldOf(key: string, schema: z.core.$ZodType, above: readonly string[]): FormField {
  const meta = controlOf(schema)
  const path = [...above, key]
  const { title, description, required, initial, ...control } = meta
  const frame: FormFrame = { key, path, title, description: description ?? null, required, initial }
  switch (control.control) {
    case 'one-of':
      return { ...frame, control: 'one-of', cases: casesOf(unwrap(schema), path) }
    case 'ways':
    case 'weights':
      return { ...frame, ...control, of: entryFields(unwrap(schema)) }
    case 'entries':
      return { ...frame, ...control, of: entryFields(unwrap(schema)) }
    default:
      return { ...frame, ...control }
  }
}

function casesOf(schema: z.core.$ZodType, path: readonly string[]): FormCase[] {
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return []
  return schema.options.map((option) => ({
    value: caseValue(option),
    label: caseTitles.get(option)?.title ?? caseValue(option),
    fields: fieldsOf(option, path),
  }))
}

function caseValue(option: z.core.$ZodType): string {
  const type: unknown = option instanceof z.ZodObject ? option.shape['type'] : null
  return type instanceof z.ZodLiteral ? String(type.value) : ''
}

const entryFields = (schema: z.core.$ZodType): FormField[] =>
  schema instanceof z.ZodArray ? fieldsOf(schema.element, []) : []

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) return unwrap(schema.def.innerType)
  return schema
}

/** What a new entry of a list starts with. */
export const blankEntry = (of: readonly FormField[]): Record<string, unknown> => filledIn(of)

/** What a one-of field starts with when this case is chosen. */
export const blankCase = (chosen: FormCase): Record<string, unknown> => ({
  type: chosen.value,
  ...filledIn(chosen.fields),
})

/** The configuration a new node starts with; what only people can choose is left out. */
export const blankConfig = (kind: { config: z.ZodType }): Record<string, unknown> => filledIn(formOf(kind))

const filledIn = (fields: readonly FormField[]): Record<string, unknown> =>
  Object.fromEntries(fields.filter(({ initial }) => initial !== undefined).map(({ key, initial }) => [key, initial]))
