import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { storableText } from '../rows/json.ts'
import type { IdentityTable } from '../tables/input.ts'

/** Ids of records by a text column. Of several with the same value the oldest. */
export async function findByColumn(
  { reads, database }: Context,
  { table, column }: { table: 'company' | 'deal'; column: 'domain' | 'name' },
  values: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const asked = sql<{ value: string; id: number }>`
    select ${sql.ref(column)} as value, min(id) as id from ${sql.table(table)}
    where ${sql.ref(column)} in ${database.texts(values)} group by ${sql.ref(column)}`
  return new Map((await asked.execute(reads)).rows.map(({ value, id }) => [value, id]))
}

/** Ids of deals by a custom field of theirs. */
export async function findDealsByCustomField(
  { reads, database }: Context,
  key: string,
  values: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const value = database.customText(sql.ref('deal.custom'), key)
  const asked = sql<{ value: string; id: number }>`
    select ${value} as value, min(id) as id from deal where ${value} in ${database.texts(values)} group by 1`
  return new Map((await asked.execute(reads)).rows.map((row) => [row.value, row.id]))
}

export async function findContacts(
  { reads, database }: Context,
  kind: IdentityTable['kind'],
  values: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await reads
    .selectFrom('identity')
    .select(['value', 'contact_id'])
    .where('kind', '=', kind)
    .where('value', 'in', database.texts(values.map(storableText)))
    .execute()
  return new Map(rows.map(({ value, contact_id }) => [value, contact_id]))
}
