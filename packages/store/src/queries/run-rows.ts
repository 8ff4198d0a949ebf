import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../context.ts'
import { readJsonOrNull } from '../rows/json.ts'
import type { RunRow, Runs } from '../shapes/flows.ts'
import type { Page } from '../store.ts'
import { runTable, type RunTable } from '../tables/run.ts'
import type { VersionCache } from '../version-cache.ts'
import { contactIsLike } from './contact-filter.ts'
import { displayName } from './names.ts'
import { afterCursor, allOf, newestFirst, orderBy, pageOf } from './paging.ts'

type Asked = Parameters<Runs['list']>[0]
type KnownVersions = Awaited<ReturnType<VersionCache['read']>>

export interface FoundRun extends RunTable {
  flow_name: string | null
  first_name: string | null
  last_name: string | null
  email: string | null
  external_id: string | null
}

export const newestRuns = newestFirst('run.started_at', 'run.id')

export async function listRuns(context: Context, asked: Asked): Promise<Page<RunRow>> {
  const conditions = allOf([...runConditions(context, asked), ...afterCursor(newestRuns, asked.cursor)])
  const found = await selectRuns(
    context,
    sql`where ${conditions} order by ${orderBy(newestRuns)} limit ${asked.limit + 1}`,
  )
  const versions = await context.versions.read(
    context.reads,
    found.map(({ version_id }) => version_id),
  )
  return pageOf(found, asked, { cursor: (row) => [row.started_at, row.id], row: (row) => runRow(row, versions) })
}

function runConditions({ database }: Context, asked: Asked): RawBuilder<boolean>[] {
  const { flow, node, contact, status, version, q } = asked
  return [
    ...(flow === undefined ? [] : [sql<boolean>`run.flow = ${flow}`]),
    ...(node === undefined ? [] : [sql<boolean>`run.node = ${node}`]),
    ...(contact === undefined ? [] : [sql<boolean>`run.contact_id = ${contact}`]),
    ...(status === undefined ? [] : [isOfStatus(status)]),
    ...(version === undefined ? [] : [isOfVersion(version)]),
    ...(q ? [contactIsLike(database, q)] : []),
  ]
}

// In the text where it is waiting, since partial indexes are not found by a value that is bound.
const isOfStatus = (status: RunTable['status']) =>
  status === 'waiting' ? sql<boolean>`run.status = 'waiting'` : sql<boolean>`run.status = ${status}`

const isOfVersion = (number: number) => sql<boolean>`exists (select 1 from flow_version
  where flow_version.id = run.version_id and flow_version.number = ${number})`

export async function selectRuns({ reads }: Context, rest: RawBuilder<unknown>): Promise<FoundRun[]> {
  const columns = sql.join(Object.keys(runTable.columns).map((column) => sql.ref(`run.${column}`)))
  const asked = sql<FoundRun>`
    select ${columns}, flow.name as flow_name, contact.first_name, contact.last_name, contact.email, contact.external_id
    from run left join flow on flow.id = run.flow left join contact on contact.id = run.contact_id ${rest}`
  return (await asked.execute(reads)).rows
}

export function runRow(row: FoundRun, versions: KnownVersions): RunRow {
  const version = versions.get(row.version_id)
  return {
    id: row.id,
    flow: { id: row.flow, name: row.flow_name ?? row.flow },
    version: version?.number ?? 0,
    contact: { id: row.contact_id, name: displayName({ ...row, id: row.contact_id }) },
    status: row.status,
    outcome: row.outcome,
    node: { id: row.node, name: version?.nodeNames.get(row.node) ?? row.node },
    wakeAt: row.wake_at,
    problem: readJsonOrNull(row.problem),
    startedAt: row.started_at,
    endedAt: row.ended_at,
  }
}
