import { sql, type RawBuilder } from 'kysely'
import type { Context } from '../context.ts'
import { dayOf } from '../hot/count-flows.ts'
import type { FlowCounts, FlowStats, Flows } from '../shapes/flows.ts'
import { addCount } from './flow-rows.ts'
import { allOf } from './paging.ts'

type Asked = NonNullable<Parameters<Flows['stats']>[1]>
type NodeStats = FlowStats['nodes'][number]

export async function readFlowStats(context: Context, flow: string, asked: Asked): Promise<FlowStats> {
  const versions = await versionIds(context, flow, asked.version)
  const nodes = new Map<string, NodeStats>()
  const nodeOf = (node: string): NodeStats => {
    const known = nodes.get(node) ?? { node, visited: 0, waiting: 0, failed: 0, left: {} }
    nodes.set(node, known)
    return known
  }
  let counts: FlowCounts = { enrolled: 0, waiting: 0, ended: 0, failed: 0 }
  const outcomes: Record<string, number> = {}
  for (const { node, what, count } of await readCounts(context, flow, { versions, asked })) {
    if (node !== '') addToNode(nodeOf(node), what, count)
    else counts = addCount(counts, what, count)
    if (node === '' && what.startsWith('ended:')) outcomes[what.slice('ended:'.length)] = count
  }
  for (const { node, count } of await readWaiting(context, versions)) nodeOf(node).waiting += count
  const waiting = [...nodes.values()].reduce((sum, node) => sum + node.waiting, 0)
  return { counts: { ...counts, waiting }, nodes: [...nodes.values()], outcomes }
}

function addToNode(stats: NodeStats, what: string, count: number): void {
  if (what === 'visited') stats.visited += count
  if (what === 'failed') stats.failed += count
  if (what.startsWith('left:')) stats.left[what.slice('left:'.length)] = count
}

async function versionIds({ reads }: Context, flow: string, number: number | undefined): Promise<number[]> {
  const rows = await reads
    .selectFrom('flow_version')
    .select('id')
    .where('flow', '=', flow)
    .$if(number !== undefined, (query) => query.where('number', '=', number ?? 0))
    .execute()
  return rows.map(({ id }) => id)
}

interface Counted {
  node: string
  what: string
  count: number
}

async function readCounts(
  { reads, database }: Context,
  flow: string,
  { versions, asked: { from, to } }: { versions: readonly number[]; asked: Asked },
): Promise<Counted[]> {
  const conditions: RawBuilder<boolean>[] = [
    sql`flow = ${flow}`,
    sql`version_id in ${database.numbers(versions)}`,
    ...(from === undefined ? [] : [sql<boolean>`day >= ${dayOf(from)}`]),
    ...(to === undefined ? [] : [sql<boolean>`day <= ${dayOf(to)}`]),
  ]
  const asked = sql<Counted>`
    select node, what, sum(count) as count from flow_count where ${allOf(conditions)} group by node, what order by node, what`
  return (await asked.execute(reads)).rows
}

/** By version and node, as the index is: by node alone all of them are sorted first, which takes three times as long for a million. */
async function readWaiting(
  { reads, database }: Context,
  versions: readonly number[],
): Promise<{ node: string; count: number }[]> {
  const asked = sql<{ node: string; count: number }>`
    select node, count(*) as count from run
    where version_id in ${database.numbers(versions)} and status = 'waiting' group by version_id, node`
  return (await asked.execute(reads)).rows
}
