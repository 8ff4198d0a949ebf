import { isFieldKey, type Field, type FieldCatalog, type FieldType } from '@etape/conditions'
import { coerce } from '@etape/crm'
import type { ColumnFacts, Guess } from './column-facts.ts'
import { dateFormats } from './date-formats.ts'
import type { ColumnMapping, ImportObject, Target } from './import-plan.ts'
import { isDealKey, knownColumn } from './known-columns.ts'

export interface Suggesting {
  object: ImportObject
  catalog: FieldCatalog
}

/** What a column probably is: a field by its name, else a new field of the type its cells have. */
export function suggestColumn(name: string, facts: ColumnFacts, { object, catalog }: Suggesting): ColumnMapping {
  const target = targetFor(name, facts, { object, catalog })
  const field = target.to.type === 'field' ? catalog.get(`${object}.${target.to.field}`) : undefined
  const type = field?.type ?? (target.to.type === 'new-field' ? target.to.field.type : null)
  const dateFormat = type === 'date' || type === 'date-time' ? formatOf(facts) : undefined
  const emptyValues = [...facts.blanks]
  const replace = field ? spellingsOf(field, object, facts) : {}
  return {
    column: name,
    ...target,
    ...(dateFormat && dateFormat !== 'YYYY-MM-DD' && { dateFormat }),
    ...(emptyValues.length > 0 && target.to.type !== 'skip' && { emptyValues }),
    ...(Object.keys(replace).length > 0 && { replace }),
  }
}

function targetFor(
  name: string,
  facts: ColumnFacts,
  { object, catalog }: Suggesting,
): Pick<ColumnMapping, 'to' | 'negate'> {
  if (facts.filled === 0) return { to: { type: 'skip' } }
  const known = knownColumn(object, name)
  if (known) return known
  const key = object === 'deal' && isDealKey(name) ? 'external_id' : keyFrom(name)
  const existing = fieldCalled(name, key, { object, catalog })
  return { to: existing && !existing.readOnly ? { type: 'field', field: existing.key } : newField(name, key, facts) }
}

function fieldCalled(name: string, key: string, { object, catalog }: Suggesting): Field | undefined {
  const byKey = catalog.get(`${object}.${key}`)
  if (byKey && !byKey.builtIn) return byKey
  return [...catalog.values()].find(
    ({ object: of, label, builtIn }) => of === object && !builtIn && [label.en, label.fr, label.sv].includes(name),
  )
}

function newField(name: string, key: string, facts: ColumnFacts): Target {
  const type = key === 'external_id' ? 'text' : typeOf(facts)
  const label = { en: name, fr: name, sv: name }
  const values = [...facts.distinct].filter((value) => !facts.blanks.has(value))
  const choices = values.map((value) => ({ value, label: { en: value, fr: value, sv: value } }))
  return { type: 'new-field', field: { key, type, label, ...(type === 'choice' && { choices }) } }
}

const maxChoices = 30
const longestChoice = 100
const longTextFrom = 250
const plainGuesses = ['boolean', 'number', 'email', 'url'] as const satisfies readonly (Guess & FieldType)[]

function typeOf(facts: ColumnFacts): FieldType {
  const { could, distinct, blanks, filled, longest } = facts
  const values = distinct.size - blanks.size
  if (values === 0) return 'text'
  const plain = plainGuesses.find((guess) => could.has(guess))
  if (plain) return plain
  if (formatOf(facts)) return longest > 10 ? 'date-time' : 'date'
  if (values <= maxChoices && values <= filled / 2 && longest <= longestChoice) return 'choice'
  return longest >= longTextFrom ? 'long-text' : 'text'
}

const formatOf = ({ could }: ColumnFacts) => dateFormats.find((format) => could.has(format))

const maxKeyLength = 40

/** A key from a column's name: `Total Time Spent on Website` becomes `total_time_spent_on_website`. */
export function keyFrom(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  const snake = words.reduce((key, word) => (key === '' ? word.slice(0, maxKeyLength) : joined(key, word)), '')
  const key = /^[a-z]/.test(snake) ? snake : `field_${snake}`.replace(/_+$/, '')
  return isFieldKey(key) ? key : `${key}_field`
}

const joined = (key: string, word: string): string => (key.length + word.length < maxKeyLength ? `${key}_${word}` : key)

/** Spellings in the file of choices that are spelt otherwise here. */
function spellingsOf(field: Field, object: ImportObject, facts: ColumnFacts): Record<string, string> {
  if (field.key === 'marketing_contact' && facts.distinct.has('Marketing contact')) return marketingContact
  if (!field.choices) return {}
  const spelt = [...facts.distinct].flatMap((value): [string, string][] => {
    if (facts.blanks.has(value) || coerce(field, value).ok) return []
    const choice =
      choiceLike(field, value) ?? (object === 'deal' && field.key === 'stage' ? dealStageLike(field, value) : undefined)
    return choice ? [[value, choice]] : []
  })
  return Object.fromEntries(spelt)
}

/** As HubSpot writes it. */
const marketingContact = { 'Marketing contact': 'yes', 'Non-marketing contact': 'no' }

const folded = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

// `Marketing Qualified Lead` is “Marketing qualified lead (MQL)”.
const choiceLike = (field: Field, value: string): string | undefined =>
  field.choices?.find((choice) =>
    [choice.value, choice.label.en, choice.label.fr, choice.label.sv].some((text) => folded(text) === folded(value)),
  )?.value ?? field.choices?.find(({ label }) => value.length > 3 && folded(label.en).startsWith(folded(value)))?.value

/** `Won` is the stage whose name ends in won; other stages the file has are left for people to say. */
const dealStageLike = (field: Field, value: string): string | undefined =>
  field.choices?.find(
    (choice) => ['won', 'lost'].includes(folded(value)) && folded(choice.value).endsWith(folded(value)),
  )?.value
