import { isDeepStrictEqual } from 'node:util'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { Condition } from './condition.ts'
import type { Asking, Facts } from './facts.ts'
import { judge } from './judge.ts'
import { compilePredicate } from './predicate.ts'
import { sqliteConditions } from './sqlite-conditions.ts'
import { agreementCases, rowsOf, testCatalog } from './testing/index.ts'
import { tablesFor } from './testing/sqlite-tables.ts'
import { toSql } from './to-sql.ts'

describe('judge, predicate and SQL', () => {
  test('answer the same for 100,000 pairs of a condition and a contact', async () => {
    const disagreements: unknown[] = []
    let pairs = 0
    let held = 0
    for (const { asking, factsList, conditions } of agreementCases(20_260_329, 100_000)) {
      const database = databaseWith(factsList)
      for (const condition of conditions) {
        const { predicate, judged, selected } = await answersOf(condition, factsList, asking, database)
        if (!(isDeepStrictEqual(predicate, judged) && isDeepStrictEqual(selected, judged))) {
          disagreements.push({ asking, condition, predicate, judged, selected })
        }
        pairs += factsList.length
        held += judged.length
      }
      database.close()
    }
    expect(disagreements.slice(0, 3)).toEqual([])
    expect(pairs).toBeGreaterThanOrEqual(100_000)
    expect(held / pairs, 'share of true answers').toBeGreaterThan(0.2)
    expect(held / pairs, 'share of true answers').toBeLessThan(0.8)
  }, 600_000)
})

/** The contacts, by their place in the list, for which each of the three holds. */
async function answersOf(condition: Condition, factsList: Facts[], asking: Asking, database: Database.Database) {
  const holds = compilePredicate(condition, testCatalog)
  const verdicts = await Promise.all(factsList.map((facts) => judge(condition, facts, asking, testCatalog)))
  const { text, values } = toSql(condition, testCatalog, sqliteConditions, asking)
  const select = database.prepare(`select contact.id from contact where ${text} order by contact.id`)
  return {
    predicate: factsList.flatMap((facts, at) => (holds(facts, asking) ? [at] : [])),
    judged: verdicts.flatMap((verdict, at) => (verdict.holds ? [at] : [])),
    selected: select.pluck().all(values),
  }
}

function databaseWith(factsList: Facts[]): Database.Database {
  const database = new Database(':memory:')
  database.exec(tablesFor(testCatalog))
  database.transaction(() => {
    for (const [at, facts] of factsList.entries()) {
      for (const [table, rows] of Object.entries(rowsOf(facts, at, testCatalog))) {
        for (const row of [rows].flat()) {
          const columns = Object.keys(row)
          const places = columns.map(() => '?').join(', ')
          database.prepare(`insert into ${table} (${columns.join(', ')}) values (${places})`).run(Object.values(row))
        }
      }
    }
  })()
  return database
}
