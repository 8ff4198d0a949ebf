import { describe } from './describe.ts'
import type { ConditionNames } from './describe-comparison.ts'
import { describeDuration } from './describe-duration.ts'
import { describeStored, listed } from './describe-value.ts'
import { conditionSchema } from './condition-schema.ts'
import { durationUnits } from './duration.ts'
import type { Duration, EpochMs } from './duration.ts'
import type { Field, FieldCatalog, FieldRef } from './fields.ts'
import type { Language, Phrase, PhraseValue } from './phrase.ts'
import { words } from './words.ts'

/** The texts of a language by their English. */
export type Catalogue = Readonly<Record<string, string>>

type Named = (id: string) => string | undefined

/** What people call the things that phrases refer to; each answers in the reader's language, or not at all. */
export interface PhraseNames {
  stage?: Named
  status?: Named
  segment?: Named
  field?: Named
  user?: Named
  team?: Named
  flow?: Named
  node?: Named
  pipelineStage?: (pipeline: string, stage: string) => string | undefined
  value?: (field: string, value: unknown) => string | undefined
  time?: (at: EpochMs) => string | undefined
  /** For the labels of fields and choices, and for conditions in words. */
  fields?: FieldCatalog
  /** The IANA zone times are written in; UTC without it. */
  zone?: string
}

type Reference = Extract<PhraseValue, { id: string }>

/**
 * A phrase in a language: its text from the catalogue (in English where that has none), with its values in the places.
 * What has no name is shown by its id.
 */
export function formatPhrase(
  { text, values }: Phrase,
  language: Language,
  catalogue: Catalogue,
  names: PhraseNames = {},
): string {
  const said = Object.hasOwn(catalogue, text) ? (catalogue[text] ?? text) : text
  if (!values) return said
  const reader = { language, catalogue, names }
  return said.replace(/\{(\w+)\}/g, (place, key: string) => {
    const value = Object.hasOwn(values, key) ? values[key] : undefined
    return value === undefined ? place : formatValue(value, reader)
  })
}

interface Reader {
  language: Language
  catalogue: Catalogue
  names: PhraseNames
}

function formatValue(value: PhraseValue, reader: Reader): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return value.toLocaleString(reader.language)
  if ('text' in value) return formatPhrase(value, reader.language, reader.catalogue, reader.names)
  const { language, names } = reader
  switch (value.type) {
    case 'duration':
      return describeDuration(knownUnits(value.duration), language)
    case 'list':
      return listed(
        value.of.map((one) => formatValue(one, reader)),
        'and',
        language,
      )
    case 'time':
      return formatTime(value.at, reader)
    case 'value':
      return formatFieldValue(value.field, value.value, reader)
    case 'condition':
      return formatCondition(value.condition, reader)
    case 'pipeline-stage':
      return names.pipelineStage?.(value.pipeline, value.stage) ?? value.stage
    default:
      return nameOf(value, reader)
  }
}

function nameOf({ type, id }: Reference, { names, language }: Reader): string {
  const field = type === 'field' ? fieldOf(id, names) : undefined
  return names[type]?.(id) ?? (field && fieldName(field, language)) ?? id
}

const ofCompany = words('{field} (company)', '{field} (entreprise)', '{field} (företag)')

// Contacts and companies have fields of one name.
function fieldName({ object, label }: Field, language: Language): string {
  const name = label[language]
  return object === 'company' ? ofCompany[language].replace('{field}', () => name) : name
}

function formatTime(at: EpochMs, { language, names }: Reader): string {
  const format = { dateStyle: 'medium', timeStyle: 'short', timeZone: names.zone ?? 'UTC' } as const
  return names.time?.(at) ?? new Intl.DateTimeFormat(language, format).format(at)
}

function formatFieldValue(ref: string, value: unknown, reader: Reader): string {
  const { language, names } = reader
  const field = fieldOf(ref, names)
  return names.value?.(ref, value) ?? describeStored(value, field, language, (at) => formatTime(at, reader))
}

function formatCondition(json: unknown, { language, names }: Reader): string {
  const condition = conditionSchema.safeParse(json)
  if (!condition.success) return '?'
  const { segment, flow, value } = names
  const known: ConditionNames = { ...(segment && { segment }), ...(flow && { flow }), ...(value && { value }) }
  return describe(condition.data, names.fields ?? new Map(), language, known)
}

function fieldOf(ref: string, { fields }: PhraseNames) {
  return isFieldRef(ref) ? fields?.get(ref) : undefined
}

function isFieldRef(ref: string): ref is FieldRef {
  return /^(contact|company|deal)\./.test(ref)
}

function knownUnits(duration: Readonly<Record<string, number>>): Duration {
  return Object.fromEntries(durationUnits.map((unit) => [unit, duration[unit]]))
}
