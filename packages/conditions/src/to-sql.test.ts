import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { Condition } from './condition.ts'
import { fieldCatalog } from './fields.ts'
import { postgresConditions } from './postgres-conditions.ts'
import { sqliteConditions } from './sqlite-conditions.ts'
import { asking } from './testing/examples.ts'
import { testCatalog } from './testing/index.ts'
import { tablesFor } from './testing/sqlite-tables.ts'
import { toSql } from './to-sql.ts'

const sqlite = (condition: Condition) => toSql(condition, testCatalog, sqliteConditions, asking)
const postgres = (condition: Condition) => toSql(condition, testCatalog, postgresConditions, asking)

const fromSweden: Condition = { fact: 'contact.country', operator: 'equal', value: 'SE' }
const stages: Condition = { fact: 'contact.stage', operator: 'in', value: ['lead', 'mql'] }
const seats: Condition = { fact: 'contact.seats', operator: 'at-least', value: 5 }

test('simple comparisons of columns stay simple', () => {
  expect(sqlite({ all: [fromSweden, stages] })).toMatchObject({
    text: '(contact.country = ? and contact.stage in (?, ?))',
    values: ['SE', 'lead', 'mql'],
  })
  expect(postgres({ all: [fromSweden, stages] })).toMatchObject({
    text: '(contact.country = $1::text and contact.stage = any($2::text[]))',
    values: ['SE', ['lead', 'mql']],
  })
})

test('custom fields are read out of their JSON', () => {
  expect(sqlite(seats)).toMatchObject({ text: "contact.custom ->> '$.seats' >= ?", values: [5] })
  expect(postgres(seats).text).toBe(
    "case when jsonb_typeof(contact.custom -> 'seats') = 'number' then (contact.custom ->> 'seats')::float8 end >= $1::bigint",
  )
})

test('not is true of what is unknown', () => {
  expect(sqlite({ not: fromSweden }).text).toBe('(contact.country = ?) is not true')
  expect(sqlite({ ...fromSweden, operator: 'not-equal' }).text).toBe('(contact.country = ?) is not true')
})

test('counting stops at the row that decides', () => {
  const { text, values } = sqlite({
    fact: 'events',
    params: { name: 'Signed up' },
    operator: 'count-at-least',
    value: 3,
  })
  expect(text).toBe(
    'exists (select 1 from event as event where event.contact_id = contact.id and event.name = ? and event.at <= ? limit 1 offset ?)',
  )
  expect(values).toEqual(['Signed up', asking.now, 2])
})

test('the pieces are the text without its placeholders', () => {
  const { text, values, pieces } = postgres({ any: [fromSweden, stages, seats] })
  expect(pieces).toHaveLength(values.length + 1)
  expect(pieces.reduce((sql, piece, at) => `${sql}$${at}${piece}`)).toBe(text)
})

test('other names of tables can be used', () => {
  const elsewhere = { ...sqliteConditions, tables: { ...sqliteConditions.tables, company: 'main.company' } }
  const { text } = toSql({ fact: 'company.size', operator: 'is-set', value: null }, testCatalog, elsewhere, asking)
  expect(text).toBe(
    'exists (select 1 from main.company as company where company.id = contact.company_id and company.size is not null)',
  )
})

describe('nothing given by people becomes SQL', () => {
  const evil = `'"; drop table contact; --`

  test('values, names of events, of properties and of segments are bound', () => {
    const conditions: Condition[] = [
      { ...fromSweden, value: evil },
      { fact: 'segments', operator: 'in-segment', value: evil },
      {
        fact: 'events',
        params: { name: evil, where: [{ property: evil, operator: 'contains', value: evil }] },
        operator: 'did',
        value: null,
      },
    ]
    for (const condition of conditions) {
      expect(sqlite(condition).text).not.toContain('drop')
      expect(postgres(condition).text).not.toContain('drop')
    }
  })

  test('a key that is no plain name is refused, in the catalog and in SQL', () => {
    const field = {
      object: 'contact',
      key: evil,
      type: 'text',
      label: { en: '', fr: '', sv: '' },
      builtIn: false,
    } as const
    expect(() => fieldCatalog([field])).toThrow('cannot be the key of a field')
    const catalog = new Map([['contact.x', field]] as const)
    const condition: Condition = { fact: 'contact.x', operator: 'is-set', value: null }
    expect(() => toSql(condition, catalog, sqliteConditions, asking)).toThrow('cannot be a name in SQL')
    expect(() => toSql(condition, catalog, postgresConditions, asking)).toThrow('cannot be a name in SQL')
  })
})

test('an index over a column serves', () => {
  const database = new Database(':memory:')
  database.exec(`${tablesFor(testCatalog)} create index contact_by_stage on contact (stage)`)
  const { text, values } = sqlite({ all: [stages, seats] })
  const plan = database.prepare(`explain query plan select contact.id from contact where ${text}`).all(values)
  database.close()
  expect(plan).toMatchObject([{ detail: 'SEARCH contact USING INDEX contact_by_stage (stage=?)' }])
})

test.each(['first-event', 'last-event'] as const)('the %s is read from an index, without sorting', (fact) => {
  const condition: Condition = {
    fact,
    params: { name: 'Signed up' },
    operator: 'more-than-ago',
    value: { days: 30 },
  }
  const database = new Database(':memory:')
  database.exec(tablesFor(testCatalog))
  const { text, values } = sqlite(condition)
  const plan = database.prepare(`explain query plan select contact.id from contact where ${text}`).all(values)
  database.close()
  const details = plan.map((line) => (line as { detail: string }).detail)
  expect(details).toContain('SEARCH event USING COVERING INDEX event_by_contact (contact_id=? AND name=? AND at<?)')
  expect(details.join()).not.toContain('TEMP B-TREE')
})

test('a condition of every limit is within what SQLite binds', () => {
  const list = Array.from({ length: 100 }, (_, at) => String(at))
  const line: Condition = { fact: 'contact.source', operator: 'in', value: list }
  const { text, values } = sqlite({ any: Array.from({ length: 200 }, () => line) })
  const database = new Database(':memory:')
  database.exec(tablesFor(testCatalog))
  expect(database.prepare(`select contact.id from contact where ${text}`).all(values)).toEqual([])
  database.close()
})
