import type { Condition, EpochMs } from '@etape/conditions'
import { nextCron, type PreparedNode, type World } from '@etape/flow'
import type { ScheduleRow } from '@etape/store'

/** The schedules of the flows that are live: a paused or archived flow has none, and gets them anew when it goes on. */
export function schedulesIn({ flows }: Pick<World, 'flows'>, now: EpochMs): ScheduleRow[] {
  return [...flows.values()]
    .filter(({ status }) => status === 'live')
    .flatMap(({ id: flow, current }) =>
      current.triggers.flatMap((node): ScheduleRow[] => {
        const schedule = node.kind?.starts?.schedule?.(node.config)
        if (!schedule) return []
        const nextAt = nextCron(schedule.cron, schedule.zone, now)
        return [{ flow, node: node.id, ...schedule, nextAt, firedAt: null }]
      }),
    )
}

/** Whom a trigger that fires by the clock is for; `null` for everybody. */
export function meantBy({ asks }: PreparedNode): Condition | null {
  const [first, ...others] = asks.map(({ condition }) => condition)
  if (!first) return null
  return others.length === 0 ? first : { all: [first, ...others] }
}
