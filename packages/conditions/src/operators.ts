import { anniversaries } from './anniversary.ts'
import { dayMs } from './calendar.ts'
import type { CountOperator, EventTimeOperator, FieldOperator, FlowComparison, SegmentComparison } from './condition.ts'
import { fieldTypes } from './fields.ts'
import type { FieldType } from './fields.ts'
import { dayOf, daysOf, foldAscii, lengthOf } from './operand.ts'
import { complement, dates, each, equalSql, numberComparison, recurring, texts, within } from './operator-row.ts'
import type { CountOperatorRow, FieldOperatorRow, OperatorInfo, OperatorWords } from './operator-row.ts'
import { words } from './words.ts'

const equal: FieldOperatorRow = {
  fits: { ...each(texts, 'text'), number: 'number', boolean: 'boolean', choice: 'choice' },
  label: words('is', 'est', 'är'),
  holds: (found, { scalar }) => found !== null && found === scalar,
  sql: equalSql,
}

const isOneOf: FieldOperatorRow = {
  fits: { ...each(texts, 'texts'), choice: 'choices', 'multi-choice': 'choices' },
  label: words('is any of', 'est parmi', 'är någon av'),
  holds: (found, operand) =>
    typeof found === 'string'
      ? operand.texts.has(found)
      : typeof found === 'object' && found !== null && found.some((one) => operand.texts.has(one)),
  sql: (found, operand, dialect) =>
    found.isList ? found.hasOneOf([...operand.texts]) : dialect.isOneOf(found.value, [...operand.texts]),
}

const contains: FieldOperatorRow = {
  fits: { ...each(texts, 'text'), 'multi-choice': 'choice' },
  label: words('contains', 'contient', 'innehåller'),
  holds: (found, { folded, scalar }) =>
    typeof found === 'string'
      ? foldAscii(found).includes(folded)
      : typeof found === 'object' && found !== null && found.some((one) => one === scalar),
  sql: (found, operand, dialect) =>
    found.isList ? found.hasOneOf([...operand.texts]) : dialect.includes(found.value, operand.folded),
}

const isSet: FieldOperatorRow = {
  fits: each(fieldTypes, 'none'),
  label: words('has a value', 'est renseigné', 'har ett värde'),
  holds: (found) => found !== null && found !== '' && !(typeof found === 'object' && found.length === 0),
  sql: (found) => found.isSet,
}

/**
 * Every operator over a field: what it fits, what it means, and its words. Absent values satisfy no operator but the
 * complements (`not-equal`, `not-in`, `does-not-contain`, `is-not-set`), which hold exactly where their twins do not.
 * Texts and choices are equal when they are the same to the letter; `contains`, `starts-with` and `ends-with` fold
 * ASCII letters. A multi-choice is `in` a list when it has one of its choices. Dates compare by day, where the
 * workspace's days begin; `within-last` includes both its ends. An `anniversary` is today in an earlier year; 29 February has
 * its own on the 28th where there is none.
 */
export const operators: Readonly<Record<FieldOperator, FieldOperatorRow>> = {
  equal,
  'not-equal': complement('equal', equal, words('is not', 'n’est pas', 'är inte')),
  in: isOneOf,
  'not-in': complement('in', isOneOf, words('is none of', 'n’est pas parmi', 'är ingen av')),
  'less-than': numberComparison(
    '<',
    words('is less than', 'est inférieur à', 'är mindre än'),
    (found, limit) => found < limit,
  ),
  'at-most': numberComparison(
    '<=',
    words('is at most', 'est inférieur ou égal à', 'är högst'),
    (found, limit) => found <= limit,
  ),
  'greater-than': numberComparison(
    '>',
    words('is greater than', 'est supérieur à', 'är större än'),
    (found, limit) => found > limit,
  ),
  'at-least': numberComparison(
    '>=',
    words('is at least', 'est supérieur ou égal à', 'är minst'),
    (found, limit) => found >= limit,
  ),
  between: {
    label: words('is between', 'est compris entre', 'är mellan'),
    ...within({ number: 'number-pair', ...each(dates, 'date-pair') }, false, (value, line) => {
      const [first, last] = daysOf(value)
      return [line.begins(first), line.begins(last + dayMs) - 1]
    }),
  },
  contains,
  'does-not-contain': complement('contains', contains, words('does not contain', 'ne contient pas', 'innehåller inte')),
  'starts-with': {
    fits: each(texts, 'text'),
    label: words('starts with', 'commence par', 'börjar med'),
    holds: (found, { folded }) => typeof found === 'string' && foldAscii(found).startsWith(folded),
    sql: ({ value }, { folded }, dialect) => dialect.startsWith(value, folded),
  },
  'ends-with': {
    fits: each(texts, 'text'),
    label: words('ends with', 'se termine par', 'slutar med'),
    holds: (found, { folded }) => typeof found === 'string' && foldAscii(found).endsWith(folded),
    sql: ({ value }, { folded }, dialect) => dialect.endsWith(value, folded),
  },
  'is-set': isSet,
  'is-not-set': complement('is-set', isSet, words('has no value', 'n’est pas renseigné', 'saknar värde')),
  before: {
    label: words('is before', 'est avant le', 'är före den'),
    ...within(each(dates, 'date'), false, (value, line) => [-Infinity, line.begins(dayOf(value)) - 1]),
  },
  after: {
    label: words('is after', 'est après le', 'är efter den'),
    ...within(each(dates, 'date'), false, (value, line) => [line.begins(dayOf(value) + dayMs), Infinity]),
  },
  on: {
    label: words('is on', 'est le', 'är den'),
    ...within(each(dates, 'date'), false, (value, line) => {
      const day = dayOf(value)
      return [line.begins(day), line.begins(day + dayMs) - 1]
    }),
  },
  'within-last': {
    label: words('is within the last', 'remonte à moins de', 'är inom de senaste'),
    sentence: words('{field} is within {last}', '{field} remonte à {value} au plus', '{field} är inom {last}'),
    ...within(each(dates, 'duration'), true, (value, line) => [
      line.from(line.now - lengthOf(value)),
      line.from(line.now + 1) - 1,
    ]),
  },
  'more-than-ago': {
    label: words('is longer ago than', 'remonte à plus de', 'är längre sedan än'),
    sentence: words(
      '{field} is more than {value} ago',
      '{field} remonte à plus de {value}',
      '{field} är för mer än {value} sedan',
    ),
    ...within(each(dates, 'duration'), true, (value, line) => [-Infinity, line.from(line.now - lengthOf(value)) - 1]),
  },
  anniversary: {
    label: words('has its anniversary today', 'a son anniversaire aujourd’hui', 'har årsdag i dag'),
    ...recurring(each(dates, 'none'), (line) => anniversaries(line)),
  },
}

/** The operators of a date-time field in words that fit what happened. */
export const eventTimeRows: Readonly<Record<EventTimeOperator, OperatorWords>> = {
  'within-last': {
    label: words('was within the last', 'remonte à moins de', 'var inom de senaste'),
    sentence: words('{field} was within {last}', '{field} remonte à {value} au plus', '{field} var inom {last}'),
  },
  'more-than-ago': {
    label: words('was longer ago than', 'remonte à plus de', 'var för längre sedan än'),
    sentence: words(
      '{field} was more than {value} ago',
      '{field} remonte à plus de {value}',
      '{field} var för mer än {value} sedan',
    ),
  },
  before: { label: words('was before', 'a eu lieu avant le', 'var före den') },
  after: { label: words('was after', 'a eu lieu après le', 'var efter den') },
  on: { label: words('was on', 'a eu lieu le', 'var den') },
  between: { label: words('was between', 'a eu lieu entre', 'var mellan') },
  anniversary: { label: operators.anniversary.label },
  'is-set': { label: words('has happened', 'a eu lieu', 'har inträffat') },
  'is-not-set': { label: words('has never happened', 'n’a jamais eu lieu', 'har aldrig inträffat') },
}

/** How often something happened: each holds for a range of counts, both ends in it. */
export const countRows: Readonly<Record<CountOperator, CountOperatorRow>> = {
  did: {
    control: 'none',
    label: words('at least once', 'au moins une fois', 'minst en gång'),
    range: () => [1, Infinity],
  },
  'did-not': { control: 'none', label: words('never', 'jamais', 'aldrig'), range: () => [0, 0] },
  'count-at-least': {
    control: 'number',
    label: words('at least … times', 'au moins … fois', 'minst … gånger'),
    range: (value) => [value, Infinity],
  },
  'count-at-most': {
    control: 'number',
    label: words('at most … times', 'au plus … fois', 'högst … gånger'),
    range: (value) => [0, value],
  },
  'count-exactly': {
    control: 'number',
    label: words('exactly … times', 'exactement … fois', 'exakt … gånger'),
    range: (value) => [value, value],
  },
}

const segmentRows: Readonly<Record<SegmentComparison['operator'], { label: OperatorInfo['label'] }>> = {
  'in-segment': { label: words('is in the segment', 'est dans le segment', 'är i segmentet') },
  'not-in-segment': { label: words('is not in the segment', 'n’est pas dans le segment', 'är inte i segmentet') },
}

interface FlowOperatorRow {
  label: OperatorInfo['label']
  /** Whether only a run that is under way counts. */
  now: boolean
  wanted: boolean
}

export const flowRows: Readonly<Record<FlowComparison['operator'], FlowOperatorRow>> = {
  'in-flow': {
    label: words('is under way in the flow', 'est en cours dans le parcours', 'är på väg i flödet'),
    now: true,
    wanted: true,
  },
  'not-in-flow': {
    label: words('is not under way in the flow', 'n’est pas en cours dans le parcours', 'är inte på väg i flödet'),
    now: true,
    wanted: false,
  },
  'been-in-flow': {
    label: words('has come into the flow', 'est déjà entré dans le parcours', 'har kommit in i flödet'),
    now: false,
    wanted: true,
  },
  'never-in-flow': {
    label: words(
      'has never come into the flow',
      'n’est jamais entré dans le parcours',
      'har aldrig kommit in i flödet',
    ),
    now: false,
    wanted: false,
  },
}

/** The operators over fields, whatever their type; `control` is of no use here. */
export const fieldOperators: readonly OperatorInfo<FieldOperator>[] = entriesOf(operators).map(([id, { label }]) => ({
  id,
  control: 'none',
  label,
}))

/** The operators a field of a type can be compared with, in the order to offer them. */
export function operatorsFor(type: FieldType): readonly OperatorInfo<FieldOperator>[] {
  return infosByType.get(type) ?? []
}

const infosByType = new Map(
  fieldTypes.map((type) => [
    type,
    entriesOf(operators).flatMap(([id, { fits, label }]) => {
      const control = fits[type]
      return control === undefined ? [] : [{ id, control, label }]
    }),
  ]),
)

/** The operators for events and deals. */
export const countOperators: readonly OperatorInfo<CountOperator>[] = entriesOf(countRows).map(
  ([id, { control, label }]) => ({ id, control, label }),
)

/** The operators for when an event was, in the order to offer them. */
export const eventTimeOperators: readonly OperatorInfo<EventTimeOperator>[] = entriesOf(eventTimeRows).flatMap(
  ([id, { label }]) => {
    const control = operators[id].fits['date-time']
    return control === undefined ? [] : [{ id, control, label }]
  },
)

/** The operators for segments; the value is the id of a segment. */
export const segmentOperators: readonly OperatorInfo<SegmentComparison['operator']>[] = entriesOf(segmentRows).map(
  ([id, { label }]) => ({ id, control: 'choice', label }),
)

/** The operators for flows; the value is the id of a flow. */
export const flowOperators: readonly OperatorInfo<FlowComparison['operator']>[] = entriesOf(flowRows).map(
  ([id, { label }]) => ({ id, control: 'choice', label }),
)

function entriesOf<Id extends string, Row>(table: Readonly<Record<Id, Row>>): [Id, Row][] {
  return Object.entries(table) as [Id, Row][]
}
