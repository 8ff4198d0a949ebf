import {
  phrase,
  type Field,
  type FieldType,
  type FieldValue,
  type Phrase,
  type Problem,
  type Reading,
} from '@etape/conditions'
import { readChoice, readChoices } from './coerce-choice.ts'
import { readDate, readDateTime, type DateFormat } from './coerce-date.ts'
import { readNumber, type DecimalSign } from './coerce-number.ts'
import { readEmail, readLongText, readPhone, readText, readUrl } from './coerce-text.ts'

/** How texts from elsewhere are written; what is not said is recognised where that is safe. */
export interface CoerceOptions {
  /** ISO unless said otherwise: `01-02-03` has three meanings. */
  dates?: DateFormat
  /** Sign before decimals; without it `1,234` is a thousand and `1,5` one and a half. */
  decimal?: DecimalSign
}

/** The value, or why there is none: the end of a code, `number-unreadable`. */
export type Coerced = { value: FieldValue } | { fault: Fault }

const faultTexts = {
  'text-unreadable': '{field}: {value} is not a text.',
  'text-too-long': '{field}: {value} is too long.',
  'number-unreadable': '{field}: {value} is not a number.',
  'boolean-unreadable': '{field}: {value} is neither yes nor no.',
  'date-unreadable': '{field}: {value} is not a date in the expected format.',
  'choice-unknown': '{field}: {value} is not one of the choices.',
  'email-unreadable': '{field}: {value} is not an e-mail address.',
  'phone-unreadable': '{field}: {value} is not a phone number.',
  'url-unreadable': '{field}: {value} is not a web address.',
} as const
export type Fault = keyof typeof faultTexts

type Reader = (raw: unknown, field: Field, options: CoerceOptions) => Coerced

const readers: Readonly<Record<FieldType, Reader>> = {
  text: readText,
  'long-text': readLongText,
  number: (raw, _field, { decimal }) => readNumber(raw, decimal),
  boolean: readBoolean,
  date: (raw, _field, { dates }) => readDate(raw, dates),
  'date-time': (raw, _field, { dates }) => readDateTime(raw, dates),
  choice: readChoice,
  'multi-choice': readChoices,
  email: readEmail,
  phone: readPhone,
  url: readUrl,
}

/** A value from JSON or CSV text as the field stores it, or a problem naming field and value. Empty is `null`. */
export function coerce(field: Field, raw: unknown, options: CoerceOptions = {}): Reading<FieldValue> {
  if (raw === null || raw === undefined) return { ok: true, value: null }
  const given = typeof raw === 'string' ? raw.trim() : raw
  if (given === '') return { ok: true, value: null }
  const coerced = readers[field.type](given, field, options)
  if ('value' in coerced) return { ok: true, value: coerced.value }
  return { ok: false, problems: [problem(coerced.fault, field, given)] }
}

const yes: ReadonlySet<unknown> = new Set([true, 1, '1', 'true', 'yes', 'y', 'oui', 'vrai', 'ja', 'sant'])
const no: ReadonlySet<unknown> = new Set([false, 0, '0', 'false', 'no', 'n', 'non', 'faux', 'nej', 'falskt'])

function readBoolean(raw: unknown): Coerced {
  const given = typeof raw === 'string' ? raw.toLowerCase() : raw
  if (yes.has(given)) return { value: true }
  return no.has(given) ? { value: false } : { fault: 'boolean-unreadable' }
}

function problem(fault: Fault, field: Field, raw: unknown): Problem {
  const values = { field: { type: 'field' as const, id: `${field.object}.${field.key}` }, value: show(raw) }
  return {
    code: `crm/${fault}`,
    severity: 'error',
    message: phrase(faultTexts[fault], values),
    where: field.key,
    ...hintFor(field),
  }
}

function hintFor(field: Field): { hint?: Phrase } {
  if (!field.choices) return {}
  const of = field.choices.slice(0, 20).map(({ value }) => value)
  return { hint: phrase('Choices: {choices}.', { choices: { type: 'list', of } }) }
}

const longestShown = 60

function show(raw: unknown): string {
  const text = typeof raw === 'string' ? raw : (JSON.stringify(raw) ?? typeof raw)
  const shown = typeof raw === 'number' ? String(raw) : text
  return shown.length > longestShown ? `${shown.slice(0, longestShown)}…` : shown
}
