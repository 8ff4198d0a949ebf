import type { ComparedValue, FieldOperator } from './condition.ts'
import type { FieldType, FieldValue } from './fields.ts'
import type { Operand, Range, Timeline } from './operand.ts'
import { bound, boundNumber, joined, sql } from './sql.ts'
import type { Sql } from './sql.ts'
import type { SqlDialect } from './sql-dialect.ts'
import type { Label } from './words.ts'

/** What a person chooses the compared value with. */
export type ValueControl =
  | 'none'
  | 'text'
  | 'texts'
  | 'number'
  | 'number-pair'
  | 'boolean'
  | 'date'
  | 'date-pair'
  | 'duration'
  | 'choice'
  | 'choices'

/** What a condition builder needs to offer an operator. */
export interface OperatorInfo<Id extends string = string> {
  id: Id
  control: ValueControl
  /** As it stands between a field and a value: "is at least". */
  label: Label
}

/** What SQL can say of a found value. */
export interface FoundSql {
  isList: boolean
  value: Sql
  isSet: Sql
  /** Of a list. */
  hasOneOf(texts: readonly string[]): Sql
}

export type RangeOf = (value: ComparedValue, timeline: Timeline) => readonly [low: number, high: number]
export type Fits = Readonly<Partial<Record<FieldType, ValueControl>>>

export interface OperatorWords {
  label: Label
  /** With places `{field}`, `{value}` and `{last}` ("the last 3 days"); without it: field, label, value. */
  sentence?: Label
}

export interface FieldOperatorRow extends OperatorWords {
  /** The types of field it fits, with the control for the value. */
  fits: Fits
  /** Holds exactly where that one does not, so also for an absent value. */
  complementOf?: FieldOperator
  /** For dates: the range of stored values, both ends in it, which moves with the present or stays. */
  range?: { moves: boolean; of: RangeOf }
  /** For dates: the ranges of stored values, one for each year, which move with the present from day to day. */
  recurs?: (timeline: Timeline) => readonly Range[]
  /** Never true of an absent value, unless it is a complement. */
  holds: (found: FieldValue, operand: Operand) => boolean
  /** The same in SQL; NULL counts as false. */
  sql: (found: FoundSql, operand: Operand, dialect: SqlDialect) => Sql
}

export interface CountOperatorRow {
  control: 'none' | 'number'
  label: Label
  /** The counts it holds for, both ends in it. */
  range: (value: number) => readonly [fewest: number, most: number]
}

export const texts = ['text', 'long-text', 'email', 'phone', 'url'] as const
export const dates = ['date', 'date-time'] as const

export function each(types: readonly FieldType[], control: ValueControl): Fits {
  return Object.fromEntries(types.map((type) => [type, control]))
}

export function complement(complementOf: FieldOperator, of: FieldOperatorRow, label: Label): FieldOperatorRow {
  return {
    fits: of.fits,
    label,
    complementOf,
    holds: (found, operand) => !of.holds(found, operand),
    sql: (found, operand, dialect) => sql`(${of.sql(found, operand, dialect)}) is not true`,
  }
}

type Sign = '<' | '<=' | '>' | '>='

export function numberComparison(
  sign: Sign,
  label: Label,
  holds: (found: number, limit: number) => boolean,
): FieldOperatorRow {
  return {
    fits: { number: 'number' },
    label,
    holds: (found, { scalar }) => typeof found === 'number' && typeof scalar === 'number' && holds(found, scalar),
    sql: ({ value }, { scalar }) => sql`${value} ${sign} ${boundNumber(Number(scalar))}`,
  }
}

export function within(
  fits: Fits,
  moves: boolean,
  of: RangeOf,
): Pick<FieldOperatorRow, 'fits' | 'range' | 'holds' | 'sql'> {
  return {
    fits,
    range: { moves, of },
    holds: (found, { low, high }) => typeof found === 'number' && found >= low && found <= high,
    sql: rangeSql,
  }
}

function rangeSql({ value }: FoundSql, { low, high }: Operand): Sql {
  if (low === -Infinity) return sql`${value} <= ${boundNumber(high)}`
  if (high === Infinity) return sql`${value} >= ${boundNumber(low)}`
  return sql`${value} between ${boundNumber(low)} and ${boundNumber(high)}`
}

export function equalSql({ value }: FoundSql, { scalar }: Operand): Sql {
  if (typeof scalar === 'string') return sql`${value} = ${bound(scalar, 'text')}`
  return sql`${value} = ${boundNumber(Number(scalar))}`
}

/** As `within`, for what comes round once a year. */
export function recurring(
  fits: Fits,
  recurs: (timeline: Timeline) => readonly Range[],
): Pick<FieldOperatorRow, 'fits' | 'recurs' | 'holds' | 'sql'> {
  return {
    fits,
    recurs,
    holds: (found, { ranges }) =>
      typeof found === 'number' && ranges.some(([low, high]) => found >= low && found <= high),
    sql: ({ value }, { ranges }) => {
      const years = ranges.map(([low, high]) => sql`${value} between ${boundNumber(low)} and ${boundNumber(high)}`)
      return sql`(${joined(years, ' or ')})`
    },
  }
}
