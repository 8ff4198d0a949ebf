import type { FieldObject, FieldType } from '@etape/conditions'
import { z } from 'zod'

/** How a config field is edited. The web app has one control for each member and knows no kind. */
export type Control =
  | { control: 'duration'; maxDays: number }
  | { control: 'condition' }
  | { control: 'property-filters' }
  | { control: 'event-name' }
  | { control: 'segment' | 'stage' | 'status' | 'pipeline-stage' | 'user' | 'users' | 'team' }
  | { control: 'static-segment' | 'pipeline' | 'flow' | 'shared-fields' }
  /** Another node of the same flow. */
  | { control: 'node' }
  | { control: 'time-of-day' | 'weekdays' | 'zone' | 'cron' }
  | { control: 'field'; objects: readonly FieldObject[]; writable: boolean; types: readonly FieldType[] | null }
  /** Typed by the field named by the config's `fieldAt`, or by the fixed field `of`. */
  | { control: 'value'; fieldAt: string }
  | { control: 'text' | 'long-text'; max: number; placeholder: string | null }
  /** A text with `{{ … }}`; the control offers the fields to insert. */
  | { control: 'template'; multiline: boolean; max: number; placeholder: string | null }
  /** A web address with `{{ … }}` after its host. */
  | { control: 'address'; max: number; placeholder: string | null }
  | { control: 'number'; min: number; max: number; step: number; unit: string | null }
  | { control: 'choice'; options: readonly ControlOption[] }
  | { control: 'toggle' }
  | { control: 'one-of' }
  /** Lists whose entries are ways out of the node: each has an `id` that edges refer to. */
  | { control: 'ways' | 'weights'; min: number; max: number }
  /** A list of entries that are alike, each with fields of its own; `adding` stands on the button, in English. */
  | { control: 'entries'; max: number; adding: string }

export type ControlName = Control['control']

export interface ControlOption {
  value: string
  /** English; the key of the catalogues. */
  label: string
}

/** What the form knows of a config field, in English; the catalogues have the rest. */
export type ControlMeta = Control & {
  title: string
  description?: string
  required: boolean
  /** What a new node starts with; `undefined` leaves it to be filled in. */
  initial: unknown
}

/** Labels of the cases of a `one-of` field. */
export const caseTitles = z.registry<{ title: string }>()
const controls = z.registry<ControlMeta>()

/** The same schema, known to the form; title, description and control also reach the JSON Schema. */
export function withControl<Schema extends z.ZodType>(schema: Schema, meta: ControlMeta): Schema {
  const { title, description, control } = meta
  const known = schema.meta({ title, ...(description && { description }), control })
  controls.add(known, meta)
  return known
}

/** How this config field is edited. A field without a control is a mistake in the kind. */
export function controlOf(schema: z.core.$ZodType): ControlMeta {
  const meta = controls.get(schema)
  if (!meta) throw new MissingControlError(schema._zod.def.type)
  return meta
}

class MissingControlError extends Error {
  override name = 'MissingControlError'
  constructor(type: string) {
    super(`A config field of type ${type} has no control: make it with a function of kit/fields.ts.`)
  }
}
