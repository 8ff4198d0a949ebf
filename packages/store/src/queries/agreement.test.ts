import { compilePredicate, judge, type Asking, type Condition, type Facts } from '@etape/conditions'
import { agreementCases, rowsOf, testCatalog, type FactRows, type Row } from '@etape/conditions/testing'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../store.ts'
import { testStores, type TestStore } from '../testing/index.ts'

const pairsWanted = 10_000

/** What the store's own tables have to be given besides. */
const besides: Readonly<Record<keyof FactRows, Row>> = {
  contact: { version: 1 },
  company: { version: 1 },
  deal: { version: 1 },
  deal_contact: {},
  event: { received_at: 0 },
  segment_member: { entered_why: '{}' },
  run: { version_id: 0, key: '', node: 'wait', visit: 1, step_id: 0, arrived_at: 0, start: '{}', started_at: 0 },
}

describe.each(testStores)('conditions on $name', ({ open }) => {
  let opened: TestStore
  let store: Store
  beforeEach(async () => {
    opened = await open()
    store = opened.store
  })
  afterEach(() => opened.remove())

  test('pick the contacts that the judge says they hold for, out of 10,000 pairs', async () => {
    // Facts are made at random, and addresses repeat.
    await sql`drop index contact_email`.execute(store.auth.kysely)
    const disagreements: unknown[] = []
    let pairs = 0
    for (const { asking, factsList, conditions } of agreementCases(20_261_122, pairsWanted)) {
      await fillTables(store, factsList)
      for (const condition of conditions) {
        const selected = await selectedBy(store, condition, asking)
        const expected = idsOf(factsList, (facts) => compilePredicate(condition, testCatalog)(facts, asking))
        if (selected.join() !== expected.join()) disagreements.push({ condition, asking, selected, expected })
        pairs += factsList.length
      }
    }
    expect(disagreements.slice(0, 3)).toEqual([])
    expect(pairs).toBeGreaterThanOrEqual(pairsWanted)
  }, 600_000)

  test('count what the judge finds', async () => {
    const [first] = agreementCases(7, 1)
    const condition = first?.conditions[0]
    if (!first || !condition) throw new Error('no case')
    await sql`drop index contact_email`.execute(store.auth.kysely)
    await fillTables(store, first.factsList)
    const verdicts = await Promise.all(
      first.factsList.map((facts) => judge(condition, facts, first.asking, testCatalog)),
    )
    const where = { condition, catalog: testCatalog, asking: first.asking }
    expect(await store.contacts.count({ where })).toBe(verdicts.filter(({ holds }) => holds).length)
  })
})

function idsOf(factsList: readonly Facts[], holds: (facts: Facts) => boolean): number[] {
  return factsList.flatMap((facts, at) => (holds(facts) ? [at + 1] : []))
}

async function selectedBy(store: Store, condition: Condition, asking: Asking): Promise<number[]> {
  const ids: number[] = []
  for await (const batch of store.contacts.eachId({ where: { condition, catalog: testCatalog, asking } }, 30))
    ids.push(...batch)
  return ids
}

async function fillTables(store: Store, factsList: readonly Facts[]): Promise<void> {
  const tables = store.auth.kysely.withTables<Record<keyof FactRows, Row>>()
  for (const table of Object.keys(besides) as (keyof FactRows)[]) {
    await tables.deleteFrom(table).execute()
    const rows = factsList.flatMap((facts, at) => [rowsOf(facts, at + 1, testCatalog)[table]].flat())
    for (const row of rows)
      await tables
        .insertInto(table)
        .values({ ...besides[table], ...row })
        .execute()
  }
}
