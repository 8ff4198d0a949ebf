import { parseDay } from './calendar.ts'
import { conditionLimits } from './condition-limits.ts'
import type { ConditionProblemCode } from './condition-problems.ts'
import type { ComparedValue, FieldOperator } from './condition.ts'
import { durationSchema } from './duration.ts'
import type { Field, FieldType } from './fields.ts'
import { fieldOperators, operatorsFor } from './operators.ts'
import type { OperatorInfo, ValueControl } from './operator-row.ts'
import type { PhraseValue } from './phrase.ts'
import { refuse, shortened, under } from './refuse.ts'
import type { Reader } from './refuse.ts'

/** What a comparison is made with: a field of the catalog, or a property, of which only the type is known. */
export type Compared = Field | { type: FieldType; name: string }

interface Taking {
  compared: Compared
  where: string
  reader: Reader
}

/** The operator and the value of a comparison, checked to fit what is compared. */
export function readCompared(
  json: Readonly<Record<string, unknown>>,
  where: string,
  compared: Compared,
  reader: Reader,
): { operator: FieldOperator; value: ComparedValue } | undefined {
  const operator = readOperator(json['operator'], under(where, 'operator'), fieldOperators, reader)
  if (operator === undefined) return undefined
  const fitting = operatorsFor(compared.type)
  const info = fitting.find(({ id }) => id === operator)
  if (!info) {
    return refuse(reader, 'condition/unfit-operator', under(where, 'operator'), {
      operator,
      field: nameOf(compared),
      known: { type: 'list', of: fitting.map(({ id }) => id) },
    })
  }
  const given: unknown = json['value']
  if (info.control === 'none') {
    if (given === null) return { operator, value: null }
    return refuse(reader, 'condition/value-not-empty', under(where, 'value'), { operator })
  }
  const value = readers[info.control](given, { compared, where: under(where, 'value'), reader })
  return value === undefined ? undefined : { operator, value }
}

export function readOperator<Id extends string>(
  given: unknown,
  where: string,
  known: readonly OperatorInfo<Id>[],
  reader: Reader,
): Id | undefined {
  const info = known.find(({ id }) => id === given)
  if (info) return info.id
  return refuse(reader, 'condition/unknown-operator', where, {
    operator: shortened(given),
    known: { type: 'list', of: known.map(({ id }) => id) },
  })
}

/** A text that every database can keep: not empty, no NUL, no half characters. */
export function readText(given: unknown, where: string, reader: Reader): string | undefined {
  return isText(given) ? given : refuse(reader, 'condition/not-a-text', where, { limit: conditionLimits.text })
}

type ValueReader = (given: unknown, taking: Taking) => ComparedValue | undefined

const readers: Readonly<Record<Exclude<ValueControl, 'none'>, ValueReader>> = {
  text: (given, { where, reader }) => readText(given, where, reader),
  texts: (given, taking) => readList(given, taking, (one, where) => readText(one, where, taking.reader)),
  number: single(isNumber, 'condition/not-a-number'),
  'number-pair': pairOf(isNumber, 'condition/not-a-number'),
  boolean: single((given) => typeof given === 'boolean', 'condition/not-a-boolean'),
  date: single(isDay, 'condition/not-a-date'),
  'date-pair': pairOf(isDay, 'condition/not-a-date'),
  duration: (given, { where, reader }) => {
    const duration = durationSchema.safeParse(given)
    return duration.success ? duration.data : refuse(reader, 'condition/not-a-duration', where)
  },
  choice: (given, taking) => readChoice(given, taking.where, taking),
  choices: (given, taking) => readList(given, taking, (one, where) => readChoice(one, where, taking)),
}

function single(
  fits: (given: unknown) => given is ComparedValue & (string | number | boolean),
  code: ConditionProblemCode,
): ValueReader {
  return (given, { where, reader }) => (fits(given) ? given : refuse(reader, code, where))
}

function pairOf<Value extends string | number>(
  fits: (given: unknown) => given is Value,
  code: ConditionProblemCode,
): (given: unknown, taking: Taking) => readonly Value[] | undefined {
  return (given, { where, reader }) => {
    if (!Array.isArray(given) || given.length !== 2) return refuse(reader, 'condition/not-a-pair', where)
    const [low, high]: unknown[] = given
    if (!fits(low)) return refuse(reader, code, `${where}.0`)
    if (!fits(high)) return refuse(reader, code, `${where}.1`)
    return low <= high ? [low, high] : refuse(reader, 'condition/not-a-pair', where)
  }
}

function readList(
  given: unknown,
  { where, reader }: Taking,
  readOne: (given: unknown, where: string) => string | undefined,
): string[] | undefined {
  if (!Array.isArray(given) || given.length === 0 || given.length > conditionLimits.list) {
    return refuse(reader, 'condition/not-a-list', where, { limit: conditionLimits.list })
  }
  const values = given.map((one: unknown, at) => readOne(one, `${where}.${at}`))
  const read = values.filter((one) => one !== undefined)
  return read.length === values.length ? read : undefined
}

function readChoice(given: unknown, where: string, { compared, reader }: Taking): string | undefined {
  const text = readText(given, where, reader)
  const choices = 'choices' in compared ? compared.choices : undefined
  if (text === undefined || !choices || choices.some(({ value }) => value === text)) return text
  return refuse(reader, 'condition/unknown-choice', where, { choice: shortened(text), field: nameOf(compared) })
}

function nameOf(compared: Compared): PhraseValue {
  return 'key' in compared ? { type: 'field', id: `${compared.object}.${compared.key}` } : shortened(compared.name)
}

function isText(given: unknown): given is string {
  if (typeof given !== 'string' || given.length === 0 || given.length > conditionLimits.text) return false
  return given.isWellFormed() && !given.includes('\0')
}

function isNumber(given: unknown): given is number {
  return typeof given === 'number' && Number.isFinite(given)
}

function isDay(given: unknown): given is string {
  return typeof given === 'string' && parseDay(given) !== null
}
