import {
  languages,
  type Field,
  type FieldCatalog,
  type FieldValue,
  type FieldValues,
  type Language,
} from '@etape/conditions'
import { DateTime } from 'luxon'
import { parseTemplate, type TemplateObject, type TemplateToken } from './template.ts'

/** How a value is made safe for where it goes: one line of plain text, HTML, or as it stands. */
export type Escape = 'text' | 'html' | 'none'

export interface Rendered {
  text: string
  /** Fields that were empty and had no fallback, as `contact.first_name`. */
  missing: readonly string[]
}

export type Render = (template: string, escapeFor?: Escape) => Rendered

export interface RenderContext {
  objects: Readonly<Record<TemplateObject, FieldValues | null>>
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
    const shown = showField(token.object, token.key, context) || token.fallback
    if (shown === null) missing.push(`${token.object}.${token.key}`)
    return escapes[escapeFor](shown ?? '')
  })
  return { text: parts.join(''), missing }
}

const htmlEntities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapes: Readonly<Record<Escape, (value: string) => string>> = {
  // A value with a line break could add a header to an e-mail or a line that looks like ours.
  text: (value) => value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' '),
  html: (value) => value.replace(/[&<>"']/g, (sign) => htmlEntities[sign] ?? sign),
  none: (value) => value,
}

function showField(object: TemplateObject, key: string, context: RenderContext): string {
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
