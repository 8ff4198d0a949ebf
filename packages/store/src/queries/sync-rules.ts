import { syncRuleIds } from '@etape/crm'
import type { Context } from '../context.ts'
import { readJsonOrNull, writeJsonOrNull } from '../rows/json.ts'
import type { SyncRule } from '../shapes/settings.ts'

/** All rules, also those nobody has touched: they are on. */
export async function listSyncRules({ reads }: Pick<Context, 'reads'>): Promise<SyncRule[]> {
  const rows = await reads.selectFrom('sync_rule').select(['id', 'enabled', 'filter', 'changed']).execute()
  return syncRuleIds.map((id) => {
    const row = rows.find((stored) => stored.id === id)
    return {
      id,
      enabled: row ? row.enabled === 1 : true,
      filter: readJsonOrNull(row?.filter ?? null),
      changed: row?.changed ?? 0,
    }
  })
}

export async function saveSyncRule(
  context: Context,
  { id, enabled, filter }: Pick<SyncRule, 'id' | 'enabled' | 'filter'>,
): Promise<SyncRule> {
  const values = { enabled: enabled ? 1 : 0, filter: writeJsonOrNull(filter) }
  await context.write(({ query }) =>
    query
      .insertInto('sync_rule')
      .values({ id, ...values, changed: 0 })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute(),
  )
  const rules = await listSyncRules(context)
  return rules.find((rule) => rule.id === id) ?? { id, enabled, filter, changed: 0 }
}
