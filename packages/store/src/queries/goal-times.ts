import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { dayOf } from '../hot/count-flows.ts'
import type { Flows, GoalTimes } from '../shapes/flows.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Where one span of time ends and the next begins. */
const bounds = [hourMs, 6 * hourMs, dayMs, 3 * dayMs, 7 * dayMs, 14 * dayMs, 30 * dayMs, 90 * dayMs] as const

interface Found {
  /** A rank that marks a quartile; `null` for a row that counts a span. */
  place: number | null
  ms: number
  count: number
}

export async function readGoalTimes(
  { reads }: Context,
  flow: string,
  { from, to, version }: Parameters<Flows['goalTimes']>[1],
): Promise<GoalTimes> {
  const ofVersion =
    version === undefined
      ? sql``
      : sql`and version_id in (select id from flow_version where flow = ${flow} and number = ${version})`
  const span = sql.join(
    bounds.map((bound, index) => sql`when ms < ${sql.lit(bound)} then ${sql.lit(index)}`),
    sql` `,
  )
  const asked = sql<Found>`
    with took as (
      select ms, row_number() over (order by ms) as place, count(*) over () as total from (
        select ended_at - started_at as ms from run
        where flow = ${flow} and outcome = 'goal-reached'
          and ended_at >= ${dayOf(from) * dayMs} and ended_at < ${(dayOf(to) + 1) * dayMs} ${ofVersion}
      ) as reached
    )
    select place, ms, total as count from took
    where place in ((total + 3) / 4, (total * 2 + 3) / 4, (total * 3 + 3) / 4)
    union all
    select null, case ${span} else ${sql.lit(bounds.length)} end, count(*) from took group by 2`
  return gather((await asked.execute(reads)).rows)
}

function gather(rows: readonly Found[]): GoalTimes {
  const places = rows.flatMap(({ place, ms, count }) => (place === null ? [] : [{ place, ms, count }]))
  const spans = new Map(rows.flatMap(({ place, ms, count }) => (place === null ? [[ms, count]] : [])))
  const total = places[0]?.count ?? 0
  const at = (quarter: number) => {
    const rank = Math.floor((total * quarter + 3) / 4)
    return places.find(({ place }) => place === rank)?.ms ?? 0
  }
  return {
    count: total,
    quartiles: total === 0 ? null : { lower: at(1), median: at(2), upper: at(3) },
    spans: [0, ...bounds].map((from, index) => ({ from, to: bounds[index] ?? null, count: spans.get(index) ?? 0 })),
  }
}
