import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../context.ts'
import { readCursor } from '../rows/cursor.ts'
import { storableText } from '../rows/json.ts'
import type { Suppression, Suppressions } from '../shapes/sending.ts'
import type { Page } from '../store.ts'
import type { SuppressionTable } from '../tables/out.ts'
import { allOf, pageOf } from './paging.ts'

export function createSuppressions(context: Context): Suppressions {
  return {
    add: (suppression) => addSuppression(context, suppression),
    find: async (hash) => (await select(context, sql`where address_hash = ${hash}`))[0] ?? null,
    remove: async (hash) => {
      const gone = sql`delete from suppression where address_hash = ${hash} returning address_hash`
      return context.write(async ({ query }) => (await gone.execute(query)).rows.length > 0)
    },
    list: (asked) => listSuppressions(context, asked),
  }
}

async function addSuppression({ write }: Context, { hash, address, ...rest }: Suppression): Promise<void> {
  const row: SuppressionTable = {
    ...rest,
    address_hash: hash,
    address: address === null ? null : storableText(address),
    detail: storableText(rest.detail),
  }
  await write(({ query }) =>
    query
      .insertInto('suppression')
      .values(row)
      .onConflict((conflict) => conflict.column('address_hash').doNothing())
      .execute(),
  )
}

async function select({ reads }: Context, rest: RawBuilder<unknown>): Promise<Suppression[]> {
  const asked = sql<SuppressionTable>`select address_hash, address, reason, detail, at from suppression ${rest}`
  return (await asked.execute(reads)).rows.map(({ address_hash: hash, ...row }) => ({ hash, ...row }))
}

async function listSuppressions(
  context: Context,
  asked: Parameters<Suppressions['list']>[0],
): Promise<Page<Suppression>> {
  const { reason, q, cursor, limit } = asked
  const after = cursor === undefined ? null : readCursor(cursor, 2)
  const conditions = allOf([
    ...(reason === undefined ? [] : [sql<boolean>`reason = ${reason}`]),
    ...(q ? [context.database.contains(sql.ref('address'), q)] : []),
    ...(after === null ? [] : [sql<boolean>`(at, address_hash) < (${after[0]}, ${after[1]})`]),
  ])
  const found = await select(context, sql`where ${conditions} order by at desc, address_hash desc limit ${limit + 1}`)
  return pageOf(found, asked, { cursor: ({ at, hash }) => [at, hash], row: (row) => row })
}
