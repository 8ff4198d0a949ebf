import type { ComparedValue, FieldOperator } from './condition.ts'
import { describeDuration, describeLast } from './describe-duration.ts'
import { choiceLabel, describeCompared } from './describe-value.ts'
import { durationSchema } from './duration.ts'
import type { Field, FieldCatalog, FieldRef, FieldType } from './fields.ts'
import { operators } from './operators.ts'
import type { FieldOperatorRow, OperatorWords, ValueControl } from './operator-row.ts'
import type { Language } from './phrase.ts'
import { words } from './words.ts'

/** What people call the things a condition refers to; each answers in the reader's language, or not at all. */
export interface ConditionNames {
  segment?: (id: string) => string | undefined
  flow?: (id: string) => string | undefined
  /** Of a value such as the id of an owner; choices and the rest are known from the catalog. */
  value?: (field: FieldRef, value: string) => string | undefined
}

/** What a sentence is written with. */
export interface Writer {
  catalog: FieldCatalog
  language: Language
  names: ConditionNames
}

const isYesOrNo = words(' is', '\u00A0:', ':')

/** A field, a property or a moment, how it is compared and with what. */
export interface TestInWords {
  subject: string
  /** Of what is no field; a text when it is not said. */
  type?: FieldType
  /** Where the operator is said in other words than of a field. */
  said?: OperatorWords
  field: Field | undefined
  fact: FieldRef | undefined
  operator: FieldOperator
  value: ComparedValue
}

export function testWords(test: TestInWords, writer: Writer): string {
  const { subject, field, fact, operator, value } = test
  const row = operators[operator]
  const said = test.said ?? row
  const { language, names } = writer
  const duration = durationSchema.safeParse(value)
  if (duration.success) {
    const text = said.sentence?.[language] ?? `{field} ${said.label[language]} {value}`
    return text
      .replace('{last}', () => describeLast(duration.data, language))
      .replace('{value}', () => describeDuration(duration.data, language))
      .replace('{field}', () => subject)
  }
  const control = row.fits[field?.type ?? test.type ?? 'text'] ?? controlOf(row)
  const labelOf = (choice: string) => (fact && names.value?.(fact, choice)) ?? choiceLabel(field, choice, language)
  if (control === 'none') return `${subject} ${said.label[language]}`
  const label = control === 'boolean' && operator === 'equal' ? isYesOrNo[language] : ` ${said.label[language]}`
  return `${subject}${label} ${describeCompared(value, control, language, labelOf)}`
}

function controlOf({ fits }: FieldOperatorRow): ValueControl {
  return Object.values(fits)[0] ?? 'text'
}

/** A label within a sentence: "Country" becomes "country", while "URL" and "Lead Quality" are left as they are. */
export function inSentence(label: string): string {
  const rest = label.slice(1)
  return rest === rest.toLowerCase() ? label.charAt(0).toLowerCase() + rest : label
}
