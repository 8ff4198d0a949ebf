import type { Field } from './fields.ts'
import { bound, joined, sql } from './sql.ts'
import type { Sql } from './sql.ts'
import { column, identifier, plainTables } from './sql-dialect.ts'
import type { PropertyType, SqlDialect } from './sql-dialect.ts'

const casts = { text: '::text', texts: '::text[]', integer: '::bigint', number: '::float8' } as const

/** Conditions on PostgreSQL 12 or later, where custom fields and event properties are `jsonb`. */
export const postgresConditions: SqlDialect = {
  tables: plainTables,
  placeholder: (position) => `$${position}`,
  cast: (type) => casts[type],
  field: (field) => (field.builtIn ? column(field.object, field.key) : customField(field)),
  isOneOf: (value, texts) => sql`${value} = any(${bound(texts, 'texts')})`,
  listHasOneOf: (field, texts) =>
    sql`(${joined(
      texts.map((text) => sql`${json(field)} @> to_jsonb(${bound(text, 'text')})`),
      ' or ',
    )})`,
  listIsSet: (field) => `${json(field)} <> '[]'::jsonb and ${json(field)} <> 'null'::jsonb`,
  property,
  propertyIsSet: (name) => {
    const found = sql`event.properties -> ${bound(name, 'text')}`
    return sql`${found} <> 'null'::jsonb and ${found} <> '""'::jsonb`
  },
  includes: (text, part) => sql`strpos(${folded(text)}, ${bound(part, 'text')}) > 0`,
  startsWith: (text, part) => sql`starts_with(${folded(text)}, ${bound(part, 'text')})`,
  endsWith: (text, part) => sql`right(${folded(text)}, ${String(lengthInCharacters(part))}) = ${bound(part, 'text')}`,
}

function folded(text: Sql): Sql {
  return sql`lower((${text}) collate "C")`
}

// PostgreSQL counts characters where JavaScript counts UTF-16 units.
function lengthInCharacters(text: string): number {
  return Array.from(text).length
}

function json(field: Field): string {
  if (field.builtIn) return column(field.object, field.key)
  return `(${field.object}.custom -> '${identifier(field.key)}')`
}

// Guarded, since a cast that fails would fail the question for all contacts.
function customField(field: Field): string {
  const key = identifier(field.key)
  if (field.type === 'boolean') return `case ${json(field)} when 'true'::jsonb then 1 when 'false'::jsonb then 0 end`
  const value = `(${field.object}.custom ->> '${key}')`
  if (field.type === 'date' || field.type === 'date-time' || field.type === 'number') {
    return `case when jsonb_typeof${json(field)} = 'number' then ${value}::float8 end`
  }
  return value
}

function property(name: string, type: PropertyType): Sql {
  const key = bound(name, 'text')
  const found = sql`event.properties -> ${key}`
  if (type === 'boolean') return sql`case ${found} when 'true'::jsonb then 1 when 'false'::jsonb then 0 end`
  if (type === 'text') {
    return sql`case when jsonb_typeof(${found}) = 'string' then event.properties ->> ${key} end`
  }
  return sql`case when jsonb_typeof(${found}) = 'number' then (event.properties ->> ${key})::float8 end`
}
