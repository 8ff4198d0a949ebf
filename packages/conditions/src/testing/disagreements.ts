import { isDeepStrictEqual } from 'node:util'
import Database from 'better-sqlite3'
import type { Condition } from '../condition.ts'
import type { Asking, Facts } from '../facts.ts'
import { judge } from '../judge.ts'
import { compilePredicate } from '../predicate.ts'
import { sqliteConditions } from '../sqlite-conditions.ts'
import { toSql } from '../to-sql.ts'
import { agreementCases } from './agreement-cases.ts'
import { rowsOf } from './rows.ts'
import { tablesFor } from './sqlite-tables.ts'
import { testCatalog } from './test-catalog.ts'

export interface Agreement {
  pairs: number
  /** Of all pairs, in [0, 1]: conditions that never or always hold would show nothing. */
  shareHolding: number
  /** Where judge, predicate and SQL did not answer the same, with what each answered. */
  disagreements: readonly unknown[]
}

/** Asks judge, predicate and SQL about at least so many pairs of a condition and a contact; the same pairs for the same seed. */
export async function findDisagreements(seed: number, pairsWanted: number): Promise<Agreement> {
  const disagreements: unknown[] = []
  let pairs = 0
  let held = 0
  for (const { asking, factsList, conditions } of agreementCases(seed, pairsWanted)) {
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
  return { pairs, shareHolding: held / pairs, disagreements }
}

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
