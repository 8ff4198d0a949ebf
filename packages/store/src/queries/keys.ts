import type { Context } from '../context.ts'
import type { KeyRow, Keys } from '../shapes/people.ts'
import type { ApiKeyTable } from '../tables/people.ts'

export function createKeys(context: Context): Keys {
  return {
    list: async () => {
      const rows = await context.reads.selectFrom('api_key').select(keyColumns).orderBy('created_at').execute()
      return rows.map(keyRow)
    },
    create: (key) => createKey(context, key),
    byHash: async (hash) => {
      const row = await context.reads
        .selectFrom('api_key')
        .select(keyColumns)
        .where('hash', '=', hash)
        .executeTakeFirst()
      return row ? keyRow(row) : null
    },
    used: async (id, at) => {
      await context.write(({ query }) =>
        query.updateTable('api_key').set({ last_used_at: at }).where('id', '=', id).execute(),
      )
    },
    delete: async (id) => {
      const gone = await context.write(({ query }) =>
        query.deleteFrom('api_key').where('id', '=', id).returning('id').executeTakeFirst(),
      )
      return gone !== undefined
    },
  }
}

const keyColumns = ['id', 'name', 'kind', 'start', 'role', 'created_at', 'last_used_at'] as const

const keyRow = ({ created_at, last_used_at, ...row }: Omit<ApiKeyTable, 'hash'>): KeyRow => ({
  ...row,
  createdAt: created_at,
  lastUsedAt: last_used_at,
})

async function createKey({ write }: Context, key: Parameters<Keys['create']>[0]): Promise<KeyRow> {
  const { createdAt, ...given } = key
  const row: ApiKeyTable = { ...given, created_at: createdAt, last_used_at: null }
  await write(({ query }) => query.insertInto('api_key').values(row).execute())
  const { hash: _hash, ...shown } = row
  return keyRow(shown)
}
