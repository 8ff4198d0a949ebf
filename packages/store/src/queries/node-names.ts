import { sql } from 'kysely'
import type { Context } from '../context.ts'

/** What people call the nodes of flows, in the latest version of each. */
export async function nodeNamesOf(
  { database, reads, versions }: Context,
  flows: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  if (flows.length === 0) return new Map()
  const asked = sql<{ id: number }>`
    select max(id) as id from flow_version where flow in ${database.texts(flows)} group by flow`
  const ids = (await asked.execute(reads)).rows.map(({ id }) => id)
  const known = await versions.read(reads, ids)
  return new Map(
    ids.flatMap((id) => {
      const version = known.get(id)
      return version ? [[version.flow, version.nodeNames] as const] : []
    }),
  )
}
