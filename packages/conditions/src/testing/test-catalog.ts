import { fieldCatalog } from '../fields.ts'
import type { Field, FieldCatalog, FieldObject, FieldType } from '../fields.ts'

type Line = readonly [key: string, type: FieldType, ...choices: readonly string[]]

const contactColumns: readonly Line[] = [
  ['email', 'email'],
  ['first_name', 'text'],
  ['phone', 'phone'],
  ['country', 'choice', 'SE', 'FR', 'DE'],
  ['source', 'text'],
  ['score', 'number'],
  ['stage', 'choice', 'lead', 'mql', 'customer'],
  ['stage_since', 'date-time'],
  ['subscribed', 'boolean'],
  ['created_at', 'date-time'],
]
const contactCustom: readonly Line[] = [
  ['plan', 'choice', 'free', 'pro'],
  ['interests', 'multi-choice', 'ski', 'sail', 'fly'],
  ['birthday', 'date'],
  ['trial_ends_at', 'date-time'],
  ['seats', 'number'],
  ['is_vip', 'boolean'],
  ['website', 'url'],
  ['remarks', 'long-text'],
]
const companyColumns: readonly Line[] = [
  ['name', 'text'],
  ['industry', 'choice', 'retail', 'energy'],
  ['size', 'number'],
  ['created_at', 'date-time'],
]
const companyCustom: readonly Line[] = [
  ['markets', 'multi-choice', 'north', 'south'],
  ['founded', 'date'],
  ['is_listed', 'boolean'],
]
const dealColumns: readonly Line[] = [
  ['name', 'text'],
  ['stage', 'choice', 'new', 'quote', 'won'],
  ['type', 'choice', 'open', 'won', 'lost'],
  ['amount', 'number'],
  ['close_date', 'date'],
]
const dealCustom: readonly Line[] = [
  ['reason', 'text'],
  ['products', 'multi-choice', 'boat', 'kite'],
  ['signed_at', 'date-time'],
]

/** A few fields of each type, built in and custom, on each kind of record. */
export const testCatalog: FieldCatalog = fieldCatalog([
  ...fieldsOf('contact', true, contactColumns),
  ...fieldsOf('contact', false, contactCustom),
  ...fieldsOf('company', true, companyColumns),
  ...fieldsOf('company', false, companyCustom),
  ...fieldsOf('deal', true, dealColumns),
  ...fieldsOf('deal', false, dealCustom),
])

function fieldsOf(object: FieldObject, builtIn: boolean, lines: readonly Line[]): Field[] {
  return lines.map(([key, type, ...choices]) => ({
    object,
    key,
    type,
    label: sameInAll(key.replaceAll('_', ' ')),
    builtIn,
    ...(choices.length > 0 && { choices: choices.map((value) => ({ value, label: sameInAll(value) })) }),
  }))
}

function sameInAll(text: string): Field['label'] {
  return { en: text, fr: text, sv: text }
}
