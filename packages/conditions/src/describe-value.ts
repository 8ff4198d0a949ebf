import { parseDay } from './calendar.ts'
import type { ComparedValue } from './condition.ts'
import type { EpochMs } from './duration.ts'
import type { Field, FieldType } from './fields.ts'
import type { Language } from './phrase.ts'
import type { ValueControl } from './operator-row.ts'
import { words } from './words.ts'

const and = words('and', 'et', 'och')
const or = words('or', 'ou', 'eller')
const yes = words('yes', 'oui', 'ja')
const no = words('no', 'non', 'nej')
const ofPair = words('', 'le ', 'den ')
const nothing = words('nothing', 'rien', 'inget')

/** "a, b and c". */
export function listed(parts: readonly string[], word: 'and' | 'or', language: Language): string {
  const last = parts.at(-1) ?? ''
  if (parts.length < 2) return last
  return `${parts.slice(0, -1).join(', ')} ${(word === 'and' ? and : or)[language]} ${last}`
}

/** A free text, set off from the sentence the way the language does it. */
export function quoted(text: string, language: Language): string {
  return { en: `“${text}”`, fr: `«\u00A0${text}\u00A0»`, sv: `”${text}”` }[language]
}

/** The value of a comparison; durations excepted, which need more than their own words. */
export function describeCompared(
  value: ComparedValue,
  control: ValueControl,
  language: Language,
  labelOf: (choice: string) => string,
): string {
  const shown = (one: unknown): string => {
    if (typeof one === 'number') return one.toLocaleString(language, { maximumFractionDigits: 20 })
    if (typeof one === 'boolean') return (one ? yes : no)[language]
    if (typeof one !== 'string') return nothing[language]
    if (control === 'date') return describeDay(parseDay(one) ?? Number.NaN, language)
    if (control === 'date-pair') return ofPair[language] + describeDay(parseDay(one) ?? Number.NaN, language)
    return control === 'choice' || control === 'choices' ? labelOf(one) : quoted(one, language)
  }
  if (!Array.isArray(value)) return shown(value)
  return listed(value.map(shown), control === 'choices' || control === 'texts' ? 'or' : 'and', language)
}

/** A stored value of a field, as in "Score: 40". */
export function describeStored(
  value: unknown,
  field: Field | undefined,
  language: Language,
  timeOf: (at: EpochMs) => string,
): string {
  if (value === null || value === undefined || value === '') return nothing[language]
  if (Array.isArray(value))
    return listed(
      value.map((one) => choiceLabel(field, String(one), language)),
      'and',
      language,
    )
  if (typeof value === 'boolean') return (value ? yes : no)[language]
  if (typeof value === 'number') return describeNumber(value, field?.type, language, timeOf)
  return typeof value === 'string' ? choiceLabel(field, value, language) : JSON.stringify(value)
}

export function choiceLabel(field: Field | undefined, value: string, language: Language): string {
  return field?.choices?.find((choice) => choice.value === value)?.label[language] ?? value
}

function describeNumber(
  value: number,
  type: FieldType | undefined,
  language: Language,
  timeOf: (at: EpochMs) => string,
): string {
  if (type === 'date') return describeDay(value, language)
  if (type === 'date-time') return timeOf(value)
  return value.toLocaleString(language, { maximumFractionDigits: 20 })
}

/** "March 29, 2026", of a day as its midnight UTC. */
function describeDay(day: EpochMs, language: Language): string {
  if (Number.isNaN(day)) return '?'
  const text = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(day)
  return language === 'fr' ? text.replace(/^1 /, '1er ') : text
}
