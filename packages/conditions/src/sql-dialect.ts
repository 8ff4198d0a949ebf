import type { Field, FieldObject } from './fields.ts'
import type { BoundType, Sql } from './sql.ts'

/** A condition as SQL about the row `contact`. */
export interface SqlCondition {
  /** Goes into a `where`: what is neither true nor false counts as false. */
  text: string
  values: unknown[]
  /** The text between the values, one more than there are values: for builders with placeholders of their own. */
  pieces: string[]
}

export type PropertyType = 'text' | 'number' | 'boolean'

/** The names the tables have in SQL; each is used under its own name as alias. */
export type ConditionTables = Readonly<
  Record<'contact' | 'company' | 'deal' | 'deal_contact' | 'event' | 'segment_member' | 'run', string>
>

/**
 * Where databases differ, and nothing else. Built-in fields are columns named like their key, the others are in
 * the JSON column `custom`; a boolean reads as 0 or 1, a multi-choice is a JSON list of texts, absent is NULL.
 */
export interface SqlDialect {
  tables: ConditionTables
  /** Stands for the value at a position, which counts from 1. */
  placeholder(position: number): string
  /** Follows a placeholder to say what the value is. */
  cast(type: BoundType): string
  field(field: Field): string
  isOneOf(value: Sql, texts: readonly string[]): Sql
  /** Of a multi-choice field. */
  listHasOneOf(field: Field, texts: readonly string[]): Sql
  listIsSet(field: Field): string
  /** A top-level property of the row `event`; NULL when it is not there or of another type. */
  property(name: string, type: PropertyType): Sql
  /** Whether the property is there, and neither `null` nor an empty text. */
  propertyIsSet(name: string): Sql
  /** The part comes with its ASCII letters in lower case; those of the text are folded here, and no others. */
  includes(text: Sql, part: string): Sql
  startsWith(text: Sql, part: string): Sql
  endsWith(text: Sql, part: string): Sql
}

export const plainTables: ConditionTables = {
  contact: 'contact',
  company: 'company',
  deal: 'deal',
  deal_contact: 'deal_contact',
  event: 'event',
  segment_member: 'segment_member',
  run: 'run',
}

const name = /^[a-z][a-z0-9_]*$/

/** A key as it stands in SQL. Throws for anything that is not plain snake_case. */
export function identifier(key: string): string {
  if (!name.test(key)) throw new RangeError(`${JSON.stringify(key)} cannot be a name in SQL.`)
  return key
}

export function column(object: FieldObject, key: string): string {
  return `${object}.${identifier(key)}`
}
