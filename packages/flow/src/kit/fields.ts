import {
  conditionSchema,
  durationSchema,
  isFieldKey,
  propertyFilterSchema,
  type FieldObject,
  type FieldType,
} from '@etape/conditions'
import { z } from 'zod'
import { controlOf, withControl, type ControlMeta, type ControlOption } from './control.ts'
import { limits } from './limits.ts'
import { hostOf } from './web-address.ts'
import { parseTemplate } from './template.ts'

export interface Titled {
  title: string
  description?: string
}

/** A span of time of fixed length. */
export const durationField = (titled: Titled) =>
  withControl(durationSchema, {
    ...titled,
    control: 'duration',
    maxDays: limits.maxWaitDays,
    required: true,
    initial: { days: 1 },
  })

/** A condition on the contact, its company, deals, events and segments. */
export const conditionField = (titled: Titled) =>
  withControl(conditionSchema, { ...titled, control: 'condition', required: true, initial: undefined })

/** Filters on an event's properties, all of which must hold; may be empty. */
export const propertyFiltersField = (titled: Titled) =>
  withControl(z.array(propertyFilterSchema).max(20).default([]), {
    ...titled, control: 'property-filters', required: false, initial: [],
  }) // prettier-ignore

// A text given as such would stand for every issue, too large and too small as well.
const whenMissing = (text: string) => (issue: { code?: string | undefined }) =>
  issue.code === 'invalid_type' ? text : undefined

export const idText = (error: string) => z.string({ error }).min(1, { error }).max(120)

export const segmentField = (titled: Titled) =>
  withControl(idText('Choose a segment.'), { ...titled, control: 'segment', required: true, initial: undefined })

export const stageField = (titled: Titled) =>
  withControl(idText('Choose a lifecycle stage.'), { ...titled, control: 'stage', required: true, initial: undefined })

export const statusField = (titled: Titled) =>
  withControl(idText('Choose a lead status.'), { ...titled, control: 'status', required: true, initial: undefined })

export const userField = (titled: Titled) =>
  withControl(idText('Choose a person.'), { ...titled, control: 'user', required: true, initial: undefined })

export const usersField = (titled: Titled) => {
  const error = 'Choose at least one person.'
  return withControl(z.array(idText(error), { error: whenMissing(error) }).min(1, { error }).max(50), {
    ...titled, control: 'users', required: true, initial: [],
  }) // prettier-ignore
}

export const teamField = (titled: Titled) =>
  withControl(idText('Choose a team.'), { ...titled, control: 'team', required: true, initial: undefined })

export const pipelineStageField = (titled: Titled) => {
  const error = 'Choose a pipeline stage.'
  return withControl(z.strictObject({ pipeline: idText(error), stage: idText(error) }, { error }), {
    ...titled, control: 'pipeline-stage', required: true, initial: undefined,
  }) // prettier-ignore
}

export const eventNameField = (titled: Titled) =>
  withControl(idText('Give the event’s name.'), {
    ...titled,
    control: 'event-name',
    required: true,
    initial: undefined,
  })

export interface FieldChoice extends Titled {
  objects: readonly FieldObject[]
  writable?: boolean
  types?: readonly FieldType[]
}

/** A field of one of the named records, as `contact.country`. */
export const fieldRefField = ({ objects, writable = false, types, ...titled }: FieldChoice) => {
  const error = 'Choose a field.'
  const schema = z
    .templateLiteral([z.enum(objects), '.', z.string()], { error })
    .refine((ref) => isFieldKey(ref.slice(ref.indexOf('.') + 1)), { error })
  return withControl(schema, {
    ...titled, control: 'field', objects, writable, types: types ?? null, required: true, initial: undefined,
  }) // prettier-ignore
}

/** A value of the field that the config names at `fieldAt`, as it is stored; dates are epoch milliseconds. */
export const valueField = ({ fieldAt, ...titled }: Titled & { fieldAt: string }) => {
  const error = 'Give a value.'
  return withControl(
    z.union([z.string().min(1).max(10_000), z.number(), z.boolean(), z.array(z.string().max(500)).min(1).max(100)], {
      error,
    }),
    { ...titled, control: 'value', fieldAt, required: true, initial: undefined },
  )
}

export interface TextChoice extends Titled {
  max?: number
  placeholder?: string
  initial?: string
}

const written = (max: number) =>
  z
    .string({ error: whenMissing('Write something.') })
    .max(max)
    .refine((text) => text.trim().length > 0, { error: 'Write something.' })

export const textField = ({ max = 120, placeholder, initial = '', ...titled }: TextChoice) =>
  withControl(written(max), {
    ...titled, control: 'text', max, placeholder: placeholder ?? null, required: true, initial,
  }) // prettier-ignore

/** A text of one line that is written in a certain way. */
export const patternField = ({ pattern, error, ...choice }: TextChoice & { pattern: RegExp; error: string }) => {
  const { max = 120, placeholder = null, initial = '', ...titled } = choice
  return withControl(z.string().max(max).regex(pattern, { error }), {
    ...titled, control: 'text', max, placeholder, required: true, initial,
  }) // prettier-ignore
}

export const longTextField = ({ max = 5000, placeholder, initial = '', ...titled }: TextChoice) =>
  withControl(written(max), {
    ...titled,
    control: 'long-text',
    max,
    placeholder: placeholder ?? null,
    required: true,
    initial,
  })

/** A text with `{{ field | fallback }}` places, filled in for each contact. */
export const templateField = ({ multiline = false, ...choice }: TextChoice & { multiline?: boolean }) => {
  const { max = multiline ? limits.maxTemplateLength : 300, placeholder, initial = '', ...titled } = choice
  return withControl(written(max).superRefine(reportTemplate), {
    ...titled, control: 'template', multiline, max, placeholder: placeholder ?? null, required: true, initial,
  }) // prettier-ignore
}

/** An address on the web, `https://example.com/hook?id={{ external_id }}`; the host is fixed. */
export const addressField = (titled: Titled) => {
  const error = 'An address begins with https:// and the name of a host.'
  const schema = written(2000)
    .refine((text) => hostOf(text) !== null, { error })
    .superRefine(reportTemplate)
  return withControl(schema, {
    ...titled, control: 'address', max: 2000, placeholder: 'https://example.com/hook', required: true, initial: '',
  }) // prettier-ignore
}

function reportTemplate(text: string, context: z.RefinementCtx<string>): void {
  for (const { message } of parseTemplate(text).problems)
    context.addIssue({ code: 'custom', message: message.text, params: message.values })
}

export const numberField = (
  choice: Titled & { min: number; max: number; step?: number; unit?: string; initial?: number },
) => {
  const { min, max, step = 1, unit, initial, ...titled } = choice
  return withControl(z.number({ error: whenMissing('Give a number.') }).min(min).max(max).multipleOf(step), {
    ...titled, control: 'number', min, max, step, unit: unit ?? null, required: true, initial,
  }) // prettier-ignore
}

export const toggleField = (titled: Titled) =>
  withControl(z.boolean().default(false), { ...titled, control: 'toggle', required: false, initial: false })

/** An ISO 4217 code. */
export const currencyField = (titled: Titled) =>
  withControl(z.string().regex(/^[A-Z]{3}$/, { error: 'A currency has three capital letters, such as EUR.' }), {
    ...titled, control: 'text', max: 3, placeholder: 'EUR', required: true, initial: '',
  }) // prettier-ignore

/** One of a few fixed options, `{ asc: 'Ascending' }`; a new node starts with the first. */
export function choiceField<const Id extends string>({
  options,
  ...titled
}: Titled & { options: Readonly<Record<Id, string>> }) {
  const ids = Object.keys(options) as Id[]
  const listed: ControlOption[] = ids.map((value) => ({ value, label: options[value] }))
  return withControl(z.enum(ids, { error: 'Choose one of the options.' }), {
    ...titled, control: 'choice', options: listed, required: true, initial: ids[0],
  }) // prettier-ignore
}

/** The same field, which may stay empty: `null`. */
export function optionally<Schema extends z.ZodType>(field: Schema) {
  const meta: ControlMeta = { ...controlOf(field), required: false, initial: null }
  const empty = null as z.core.util.NoUndefined<z.output<z.ZodNullable<Schema>>>
  return withControl(field.nullable().default(empty), meta)
}
