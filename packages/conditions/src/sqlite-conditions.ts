import type { Field } from './fields.ts'
import { bound, joined, sql } from './sql.ts'
import type { Sql } from './sql.ts'
import { column, identifier, plainTables } from './sql-dialect.ts'
import type { PropertyType, SqlDialect } from './sql-dialect.ts'

const plainName = /^[A-Za-z_][A-Za-z0-9_]*$/
const jsonTypes = { text: "('text')", number: "('integer', 'real')", boolean: "('true', 'false')" } as const

/** Conditions on SQLite 3.38 or later, where custom fields and event properties are JSON in text columns. */
export const sqliteConditions: SqlDialect = {
  tables: plainTables,
  placeholder: () => '?',
  cast: () => '',
  field: (field) =>
    field.builtIn ? column(field.object, field.key) : `${field.object}.custom ->> '$.${identifier(field.key)}'`,
  isOneOf: (value, texts) => sql`${value} in (${listed(texts)})`,
  listHasOneOf: (field, texts) =>
    sql`exists (select 1 from ${elements(field)} where json_each.value in (${listed(texts)}))`,
  listIsSet: (field) => `exists (select 1 from ${elements(field)} where json_each.value is not null)`,
  property,
  propertyIsSet: (name) =>
    sql`exists (select 1 from json_each(event.properties) where key = ${bound(name, 'text')} and type <> 'null' and (type <> 'text' or value <> ''))`,
  includes: (text, part) => like(text, `%${escaped(part)}%`),
  startsWith: (text, part) => like(text, `${escaped(part)}%`),
  endsWith: (text, part) => like(text, `%${escaped(part)}`),
}

// Folds ASCII letters and no others, a third quicker than instr(lower(…)).
function like(text: Sql, pattern: string): Sql {
  return sql`${text} like ${bound(pattern, 'text')} escape '\\'`
}

function escaped(part: string): string {
  return part.replace(/[\\%_]/g, String.raw`\$&`)
}

function listed(texts: readonly string[]): Sql {
  return joined(
    texts.map((text) => bound(text, 'text')),
    ', ',
  )
}

function elements(field: Field): string {
  if (field.builtIn) return `json_each(${column(field.object, field.key)})`
  return `json_each(${field.object}.custom, '$.${identifier(field.key)}')`
}

// A path is quicker than a walk through the keys, but only a plain name can be trusted in one.
function property(name: string, type: PropertyType): Sql {
  if (!plainName.test(name)) {
    return sql`(select value from json_each(event.properties) where key = ${bound(name, 'text')} and type in ${jsonTypes[type]})`
  }
  const path = bound(`$.${name}`, 'text')
  return sql`case when json_type(event.properties, ${path}) in ${jsonTypes[type]} then event.properties ->> ${path} end`
}
