import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { storableText } from '../rows/json.ts'
import type { PausedStep, PausedSteps, StepPlace } from '../shapes/sending.ts'
import type { PausedStepTable } from '../tables/out.ts'
import { nodeNamesOf } from './node-names.ts'

export function createPausedSteps(context: Context): PausedSteps {
  return {
    list: () => listPaused(context),
    pause: (step) => pause(context, step),
    resume: (step, at) => resume(context, step, at),
    resumedAt: async ({ flow, node }) => {
      const query = context.reads.selectFrom('paused_step').select('resumed_at')
      const row = await query.where('flow', '=', flow).where('node', '=', node).executeTakeFirst()
      return row?.resumed_at ?? null
    },
  }
}

type Found = PausedStepTable & { flow_name: string | null; held: number }

async function listPaused(context: Context): Promise<PausedStep[]> {
  const asked = sql<Found>`
    select paused_step.flow, paused_step.node, paused_step.paused_at, contacts, failed, detail, flow.name as flow_name,
      (select count(*) from delivery where delivery.flow = paused_step.flow and delivery.node = paused_step.node
        and delivery.status = 'held' and delivery.hold is null) as held
    from paused_step left join flow on flow.id = paused_step.flow where resumed_at is null order by paused_step.paused_at desc`
  const { rows } = await asked.execute(context.reads)
  const names = await nodeNamesOf(
    context,
    rows.map(({ flow }) => flow),
  )
  return rows.map(({ flow, node, paused_at, flow_name, ...counts }) => ({
    flow,
    node,
    flowName: flow_name ?? flow,
    nodeName: names.get(flow)?.get(node) ?? node,
    pausedAt: paused_at,
    ...counts,
  }))
}

type Pausing = Parameters<PausedSteps['pause']>[0]

async function pause(
  { write }: Context,
  { flow, node, pausedAt, contacts, failed, detail }: Pausing,
): Promise<boolean> {
  return write(async ({ query }) => {
    const values = { paused_at: pausedAt, contacts, failed, detail: storableText(detail), resumed_at: null }
    const paused = await query
      .insertInto('paused_step')
      .values({ flow, node, ...values })
      .onConflict((conflict) =>
        conflict.columns(['flow', 'node']).doUpdateSet(values).where('paused_step.resumed_at', 'is not', null),
      )
      .returning('node')
      .executeTakeFirst()
    if (!paused) return false
    await sql`update delivery set status = 'held', due_at = null
      where flow = ${flow} and node = ${node} and status in ('queued', 'retrying')`.execute(query)
    return true
  })
}

async function resume({ write }: Context, { flow, node }: StepPlace, at: number): Promise<boolean> {
  return write(async ({ query }) => {
    const resumed = await query
      .updateTable('paused_step')
      .set({ resumed_at: at })
      .where('flow', '=', flow)
      .where('node', '=', node)
      .where('resumed_at', 'is', null)
      .returning('node')
      .executeTakeFirst()
    if (!resumed) return false
    await sql`update delivery set status = 'queued', due_at = ${at}, paced = 0
      where flow = ${flow} and node = ${node} and status = 'held' and hold is null`.execute(query)
    return true
  })
}
