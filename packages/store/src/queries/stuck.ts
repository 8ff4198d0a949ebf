import { sql } from 'kysely'
import type { Context } from '../context.ts'
import type { Stuck } from '../shapes/sending.ts'
import { displayName, nameColumns } from './names.ts'
import { nodeNamesOf } from './node-names.ts'

export function createStuck(context: Context): Stuck {
  return {
    overdueContacts: (before, limit) => listOverdue(context, before, limit),
    failedRuns: () => listFailed(context),
    countSetAside: async () => {
      const asked = sql<{ count: number }>`select count(*) as count from contact where problem is not null`
      return (await asked.execute(context.reads)).rows[0]?.count ?? 0
    },
  }
}

async function listOverdue({ reads }: Context, before: number, limit: number): ReturnType<Stuck['overdueContacts']> {
  const rows = await reads
    .selectFrom('contact')
    .select(nameColumns)
    .select('due_at')
    .where('due_at', '<', before)
    .where(sql<boolean>`problem is null`)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ contact: { id: row.id, name: displayName(row) }, dueAt: row.due_at ?? 0 }))
}

async function listFailed(context: Context): ReturnType<Stuck['failedRuns']> {
  const asked = sql<{ flow: string; node: string; flow_name: string | null; runs: number }>`
    select run.flow, run.node, max(flow.name) as flow_name, count(*) as runs
    from run left join flow on flow.id = run.flow where run.status = 'failed' group by run.flow, run.node order by runs desc`
  const { rows } = await asked.execute(context.reads)
  const names = await nodeNamesOf(
    context,
    rows.map(({ flow }) => flow),
  )
  return rows.map(({ flow, node, flow_name, runs }) => ({
    flow,
    node,
    flowName: flow_name ?? flow,
    nodeName: names.get(flow)?.get(node) ?? node,
    runs,
  }))
}
