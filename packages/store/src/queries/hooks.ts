import type { Context } from '../context.ts'
import type { HookRow, Hooks } from '../shapes/schedules.ts'
import type { FlowHookTable } from '../tables/schedule.ts'

const columns = ['flow', 'node', 'sealed', 'created_at', 'last_used_at'] as const

const hookRow = ({ created_at, last_used_at, ...row }: Omit<FlowHookTable, 'hash'>): HookRow => ({
  ...row,
  createdAt: created_at,
  lastUsedAt: last_used_at,
})

const tableRow = ({ createdAt, ...hook }: Parameters<Hooks['save']>[0]): FlowHookTable => ({
  ...hook,
  created_at: createdAt,
  last_used_at: null,
})

export function createHooks({ reads, write }: Context): Hooks {
  const select = () => reads.selectFrom('flow_hook').select(columns)
  return {
    list: async (flow) => (await select().where('flow', '=', flow).orderBy('node').execute()).map(hookRow),
    byHash: async (hash) => {
      const row = await select().where('hash', '=', hash).executeTakeFirst()
      return row ? hookRow(row) : null
    },
    save: async (hook) => {
      const { flow: _flow, node: _node, ...fresh } = tableRow(hook)
      await write(({ query }) =>
        query
          .insertInto('flow_hook')
          .values(tableRow(hook))
          .onConflict((known) => known.columns(['flow', 'node']).doUpdateSet(fresh))
          .execute(),
      )
    },
    saveNew: async (hooks) => {
      if (hooks.length === 0) return
      await write(({ query }) =>
        query
          .insertInto('flow_hook')
          .values(hooks.map(tableRow))
          .onConflict((known) => known.columns(['flow', 'node']).doNothing())
          .execute(),
      )
    },
    used: async (flow, node, at) => {
      await write(({ query }) =>
        query
          .updateTable('flow_hook')
          .set({ last_used_at: at })
          .where('flow', '=', flow)
          .where('node', '=', node)
          .execute(),
      )
    },
  }
}
