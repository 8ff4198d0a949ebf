import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { dayOf } from '../hot/count-flows.ts'
import type { FlowDay, Flows } from '../shapes/flows.ts'

const dayMs = 86_400_000

interface Counted {
  day: number
  what: string
  count: number
}

export async function readDays(
  { reads }: Context,
  flow: string,
  { from, to, version }: Parameters<Flows['days']>[1],
): Promise<FlowDay[]> {
  const ofVersion =
    version === undefined
      ? sql``
      : sql`and version_id in (select id from flow_version where flow = ${flow} and number = ${version})`
  const asked = sql<Counted>`
    select day, what, sum(count) as count from flow_count
    where flow = ${flow} and node = '' and day >= ${dayOf(from)} and day <= ${dayOf(to)} ${ofVersion}
    group by day, what order by day, what`
  const days = new Map<number, FlowDay>()
  for (const { day, what, count } of (await asked.execute(reads)).rows) {
    const known = days.get(day) ?? { day: day * dayMs, enrolled: 0, failed: 0, ended: {} }
    days.set(day, known)
    addTo(known, what, count)
  }
  return [...days.values()]
}

function addTo(day: FlowDay, what: string, count: number): void {
  if (what === 'enrolled') day.enrolled = count
  if (what === 'failed') day.failed = count
  if (what.startsWith('ended:')) day.ended[what.slice('ended:'.length)] = count
}

export async function readEnrolledByDay(
  { reads }: Context,
  from: number,
): Promise<{ flow: string; day: number; enrolled: number }[]> {
  const asked = sql<{ flow: string; day: number; enrolled: number }>`
    select flow, day, sum(count) as enrolled from flow_count
    where node = '' and what = 'enrolled' and day >= ${dayOf(from)} group by flow, day order by flow, day`
  return (await asked.execute(reads)).rows.map((row) => ({ ...row, day: row.day * dayMs }))
}
