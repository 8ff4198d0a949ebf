import { sql } from 'kysely'
import type { Context, Unit } from '../context.ts'
import type { ScheduleRow, Schedules } from '../shapes/schedules.ts'
import type { FlowScheduleTable } from '../tables/schedule.ts'
import { beginEnrolment } from './enrolments.ts'

export function createSchedules(context: Context): Schedules {
  return {
    list: async () => (await selectSchedules(context.reads)).map(scheduleRow),
    replace: (schedules) => context.write((unit) => replaceSchedules(unit, schedules)),
    nextAt: () => nextAt(context),
    fire: (schedule, asked) => context.write((unit) => fire(context, unit, { schedule, ...asked })),
  }
}

const selectSchedules = (query: Pick<Context, 'reads'>['reads']): Promise<FlowScheduleTable[]> =>
  query
    .selectFrom('flow_schedule')
    .select(['flow', 'node', 'cron', 'zone', 'next_at', 'fired_at'])
    .orderBy('flow')
    .orderBy('node')
    .execute()

const scheduleRow = ({ next_at, fired_at, ...row }: FlowScheduleTable): ScheduleRow => ({
  ...row,
  nextAt: next_at,
  firedAt: fired_at,
})

async function replaceSchedules({ query }: Unit, schedules: readonly ScheduleRow[]): Promise<void> {
  const known = new Map((await selectSchedules(query)).map((row) => [`${row.flow} ${row.node}`, row]))
  for (const { flow, node, cron, zone, nextAt: next_at } of schedules) {
    const before = known.get(`${flow} ${node}`)
    known.delete(`${flow} ${node}`)
    if (before?.cron === cron && before.zone === zone) continue
    await query
      .insertInto('flow_schedule')
      .values({ flow, node, cron, zone, next_at, fired_at: null })
      .onConflict((conflict) => conflict.columns(['flow', 'node']).doUpdateSet({ cron, zone, next_at }))
      .execute()
  }
  for (const { flow, node } of known.values()) {
    await query.deleteFrom('flow_schedule').where('flow', '=', flow).where('node', '=', node).execute()
  }
}

async function nextAt({ reads }: Context): Promise<number | null> {
  const asked = sql<{ next_at: number | null }>`select min(next_at) as next_at from flow_schedule`
  return (await asked.execute(reads)).rows[0]?.next_at ?? null
}

type Firing = Parameters<Schedules['fire']>[1] & { schedule: ScheduleRow }

/** However many moments were missed while nobody was there, it fires once. */
async function fire(context: Context, unit: Unit, { schedule, nextAt: next, at, enrolment }: Firing) {
  const fired = await unit.query
    .updateTable('flow_schedule')
    .set({ next_at: next, fired_at: at })
    .where('flow', '=', schedule.flow)
    .where('node', '=', schedule.node)
    .where('next_at', '=', schedule.nextAt)
    .executeTakeFirst()
  return fired.numUpdatedRows === 0n ? null : beginEnrolment(context, unit, enrolment)
}
