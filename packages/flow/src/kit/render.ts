import {
  languages,
  type Field,
  type FieldCatalog,
  type FieldValue,
  type FieldValues,
  type Language,
} from '@etape/conditions'
import { DateTime } from 'luxon'
import { escapes, type Escape } from './escape.ts'
import { ownValue, type JsonRecord } from './json.ts'
import { answerKey } from './outcome.ts'
import { parseTemplate, type TemplateField, type TemplateRecord, type TemplateToken } from './template.ts'

export interface Rendered {
  text: string
  /** Fields that were empty and had no fallback, as `contact.first_name`. */
  missing: readonly string[]
}

export type Render = (template: string, escapeFor?: Escape) => Rendered

export interface RenderContext {
  objects: Readonly<Record<TemplateRecord, FieldValues | null>>
  /** Properties of the event that started the run. */
  event?: JsonRecord | null
  /** What webhooks answered earlier in the run, by the node that called. */
  answers?: Readonly<Record<string, JsonRecord>>
  catalog: FieldCatalog
  zone: string
}

/** Renders personalised texts for one contact, in the contact's language where values have labels. */
export function rendererFor(context: RenderContext): Render {
  return (template, escapeFor = 'text') => renderTemplate(parseTemplate(template).tokens, context, escapeFor)
}

/** The text with its fields filled in. An empty field gives its fallback, else nothing, and is reported. */
export function renderTemplate(tokens: readonly TemplateToken[], context: RenderContext, escapeFor: Escape): Rendered {
  const missing: string[] = []
  const parts = tokens.map((token) => {
    if (token.type === 'text') return token.text
    const shown = showField(token, context) || token.fallback
    if (shown === null) missing.push(`${token.object}.${token.key}`)
    return escapes[escapeFor](shown ?? '')
  })
  return { text: parts.join(''), missing }
}

function showField({ object, key }: TemplateField, context: RenderContext): string {
  switch (object) {
    case 'event':
      return showJson(valueAt(context.event, key), context)
    case 'webhook': {
      const dot = key.indexOf('.')
      return showJson(ownValue(context.answers?.[key.slice(0, dot)], answerKey(key.slice(dot + 1))), context)
    }
    default:
      return showRecordField(object, key, context)
  }
}

/** What a path leads to, key by key; a key that has dots itself is found too. */
function valueAt(given: unknown, path: string): unknown {
  const whole = ownValue(given, path)
  return whole === undefined ? path.split('.').reduce(entryOf, given) : whole
}

const entryOf = (given: unknown, key: string): unknown =>
  Array.isArray(given) ? given[Number(key)] : ownValue(given, key)

/** Texts, numbers, yes or no, and lists of those; an object has no words. */
function showJson(value: unknown, context: RenderContext): string {
  if (Array.isArray(value)) return value.flatMap((one) => showJson(one, context) || []).join(', ')
  if (typeof value === 'boolean') return showValue(value, languageOf(context.objects.contact))
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function showRecordField(object: TemplateRecord, key: string, context: RenderContext): string {
  const values = context.objects[object]
  const value = values && Object.hasOwn(values, key) ? values[key] : null
  if (value === null || value === undefined) return ''
  const field = object === 'owner' ? undefined : context.catalog.get(`${object}.${key}`)
  const language = languageOf(context.objects.contact)
  if (field?.choices)
    return [value]
      .flat()
      .map((one) => labelOf(field.choices ?? [], one, language))
      .join(', ')
  if (field?.type === 'date') return isoDate(value, 'UTC', 'yyyy-MM-dd')
  if (field?.type === 'date-time') return isoDate(value, context.zone, 'yyyy-MM-dd HH:mm')
  return showValue(value, language)
}

type Choices = NonNullable<Field['choices']>

const labelOf = (choices: Choices, value: unknown, language: Language): string =>
  choices.find((choice) => choice.value === value)?.label[language] ?? String(value)

const isoDate = (value: FieldValue, zone: string, format: string): string =>
  typeof value === 'number' ? DateTime.fromMillis(value, { zone }).toFormat(format) : String(value)

const yesNo = { en: ['yes', 'no'], fr: ['oui', 'non'], sv: ['ja', 'nej'] } as const

function showValue(value: Exclude<FieldValue, null>, language: Language): string {
  if (typeof value === 'boolean') return yesNo[language][value ? 0 : 1]
  return Array.isArray(value) ? value.join(', ') : String(value)
}

const languageOf = (contact: FieldValues | null): Language =>
  languages.find((language) => language === contact?.['language']) ?? 'en'
