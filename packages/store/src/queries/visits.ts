import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../context.ts'
import { dayOf } from '../hot/count-flows.ts'
import { readCursor } from '../rows/cursor.ts'
import { readJsonOrNull } from '../rows/json.ts'
import type { BehindNumber, Steerings, VisitRow } from '../shapes/steering.ts'
import type { RunTable } from '../tables/run.ts'
import type { StepTable } from '../tables/step.ts'
import { contactIsLike } from './contact-filter.ts'
import { displayName } from './names.ts'
import { allOf, pageOf } from './paging.ts'

const dayMs = 86_400_000

type Asked = Parameters<Steerings['visits']>[1]

interface Found extends Pick<StepTable, 'at' | 'left_at' | 'left_by' | 'state' | 'visit'> {
  step: number
  run: number
  started_at: number
  version_id: number
  contact_id: number
  status: RunTable['status']
  outcome: string | null
  now_node: string
  now_visit: number
  wake_at: number | null
  problem: string | null
  first_name: string | null
  last_name: string | null
  email: string | null
  external_id: string | null
}

/** The visits behind a number on a node, of the newest runs first, read along the runs of the flow. */
export async function listVisits(context: Context, flow: string, asked: Asked): ReturnType<Steerings['visits']> {
  const conditions = allOf([...visitConditions(context, flow, asked), ...beforeVisit(asked.cursor)])
  const query = sql<Found>`
    select step.id as step, step.at, step.left_at, step.left_by, step.state, step.visit, run.id as run, run.started_at,
      run.version_id,
      run.contact_id, run.status, run.outcome, run.node as now_node, run.visit as now_visit, run.wake_at, run.problem,
      contact.first_name, contact.last_name, contact.email, contact.external_id
    from ${visitsAndContacts} where ${conditions} order by run.started_at desc, run.id desc, step.visit desc limit ${asked.limit + 1}`
  const { rows } = await query.execute(context.reads)
  const versions = await context.versions.read(
    context.reads,
    rows.map(({ version_id }) => version_id),
  )
  return pageOf(rows, asked, {
    cursor: ({ started_at, run, visit }) => [started_at, run, visit],
    row: (found) => visitRow(found, versions.get(found.version_id)),
  })
}

type KnownVersion = Awaited<ReturnType<Context['versions']['read']>> extends ReadonlyMap<number, infer V> ? V : never

const visitRow = (found: Found, version: KnownVersion | undefined): VisitRow => ({
  step: found.step,
  contact: { id: found.contact_id, name: displayName({ ...found, id: found.contact_id }) },
  version: version?.number ?? 0,
  at: found.at,
  leftAt: found.left_at,
  leftBy: found.left_by,
  state: found.state,
  run: {
    id: found.run,
    status: found.status,
    outcome: found.outcome,
    node: { id: found.now_node, name: version?.nodeNames.get(found.now_node) ?? found.now_node },
    visit: found.now_visit,
    wakeAt: found.wake_at,
    problem: readJsonOrNull(found.problem),
  },
})

/** What `visitConditions` speak of. */
export const visitsAndContacts = sql`run join step on step.run_id = run.id left join contact on contact.id = run.contact_id`

/** What rows of runs with their steps must satisfy to be behind a number; counted as the number is. */
export function visitConditions({ database }: Context, flow: string, behind: BehindNumber): RawBuilder<boolean>[] {
  const { node, version, q } = behind
  const versions = sql`select id from flow_version where flow = ${flow}`
  const ofVersion = version === undefined ? versions : sql`${versions} and number = ${version}`
  return [
    sql<boolean>`run.flow = ${flow}`,
    sql<boolean>`step.node = ${node}`,
    ...(version === undefined && behind.sort !== 'waiting' ? [] : [sql<boolean>`run.version_id in (${ofVersion})`]),
    ...(q ? [contactIsLike(database, q)] : []),
    ...sortConditions(behind),
  ]
}

function sortConditions({ sort, node, outlet, from, to }: BehindNumber): RawBuilder<boolean>[] {
  const period = { from, to }
  switch (sort) {
    case 'waiting':
      // In the text, since partial indexes are not found by a value that is bound.
      return [
        sql<boolean>`run.status = 'waiting'`,
        sql<boolean>`run.node = ${node}`,
        sql<boolean>`step.visit = run.visit`,
      ]
    case 'visited':
      return within(sql.ref('step.at'), period)
    case 'left':
      return [
        sql<boolean>`step.state = 'left'`,
        ...(outlet === undefined ? [] : [sql<boolean>`step.left_by = ${outlet}`]),
        ...within(sql.ref('step.left_at'), period),
      ]
    case 'failed':
      return [sql<boolean>`step.state = 'failed'`, ...within(sql`coalesce(step.left_at, step.at)`, period)]
  }
}

function within(at: RawBuilder<unknown>, { from, to }: Pick<BehindNumber, 'from' | 'to'>): RawBuilder<boolean>[] {
  return [
    ...(from === undefined ? [] : [sql<boolean>`${at} >= ${dayOf(from) * dayMs}`]),
    ...(to === undefined ? [] : [sql<boolean>`${at} < ${(dayOf(to) + 1) * dayMs}`]),
  ]
}

function beforeVisit(cursor: string | undefined): RawBuilder<boolean>[] {
  if (cursor === undefined) return []
  const [startedAt = 0, run = 0, visit = 0] = readCursor(cursor, 3)
  return [sql<boolean>`(run.started_at, run.id, step.visit) < (${startedAt}, ${run}, ${visit})`]
}
