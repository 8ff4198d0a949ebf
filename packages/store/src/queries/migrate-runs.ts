import type { Cause } from '@etape/crm'
import type { Turn, VersionDefinition } from '@etape/flow'
import { sql } from 'kysely'
import { contextWithin, type Context, type Unit } from '../context.ts'
import { commitTurns } from '../hot/commit-turns.ts'
import { loadStates } from '../hot/load-states.ts'
import { writeInputs } from '../hot/write-inputs.ts'
import type { Migrate, Migrated, WaitingPlace } from '../shapes/flows.ts'

const batchSize = 500

interface Migrating {
  version: VersionDefinition
  migrate: Migrate
  at: number
}

/** Those who wait on older versions go where they are to go, batch by batch, in the transaction of the publish. */
export async function migrateWaiting(context: Context, unit: Unit, migrating: Migrating): Promise<Migrated> {
  const within = contextWithin(context, unit)
  const { version, migrate, at } = migrating
  const total: Migrated = { finishing: 0, moved: 0, left: 0 }
  for (let last = 0; ;) {
    const contacts = await nextContacts(unit, version, last)
    await context.database.lockContacts(unit, contacts)
    const states = await loadStates(within, contacts, migrate.settings)
    const turns = states.flatMap((state) => migrate.turns(state, version))
    for (const turn of turns) count(total, turn, version.id)
    await commitTurns(
      within,
      turns.filter(({ runs }) => runs.length > 0),
    )
    const waiting = states
      .flatMap(({ runs }) => runs)
      .filter(({ flow, versionId }) => flow === version.flow && versionId !== version.id)
    total.finishing += waiting.length
    await lookAgain(within, unit, { turns, at, cause: migrate.cause })
    if (contacts.length < batchSize) break
    last = contacts.at(-1) ?? last
  }
  return { ...total, finishing: total.finishing - total.moved - total.left }
}

function count(total: Migrated, { runs }: Turn, versionId: number): void {
  for (const { run } of runs) {
    if (run.versionId === versionId) total.moved += 1
    else if (run.status !== 'waiting') total.left += 1
  }
}

async function nextContacts({ query }: Unit, { flow, id }: VersionDefinition, after: number): Promise<number[]> {
  const asked = sql<{ contact_id: number }>`
    select distinct contact_id from run
    where version_id in (select id from flow_version where flow = ${flow} and id <> ${id})
      and status = 'waiting' and contact_id > ${after}
    order by contact_id limit ${batchSize}`
  return (await asked.execute(query)).rows.map(({ contact_id }) => contact_id)
}

/** An input, and not a moment alone: a turn that is under way would put its own moment in the place of ours. */
async function lookAgain(
  context: Context,
  unit: Unit,
  { turns, at, cause }: { turns: readonly Turn[]; at: number; cause: Cause },
): Promise<void> {
  const moved = turns.filter(({ runs }) => runs.length > 0).map(({ contactId }) => contactId)
  const told = [...new Set(moved)].map((contactId) => ({
    contactId,
    source: 'flow',
    at,
    receivedAt: at,
    hop: 0,
    content: { type: 'review', cause } as const,
  }))
  await writeInputs(context, unit, told)
}

/** Where people wait, per version and node, with the first and last moment at which they go on by themselves. */
export async function readWaitingPlaces({ reads }: Context, flow: string): Promise<WaitingPlace[]> {
  const asked = sql<WaitingPlace>`
    select flow_version.number as version, run.node, count(*) as waiting,
      min(run.wake_at) as "dueFrom", max(run.wake_at) as "dueTo"
    from run join flow_version on flow_version.id = run.version_id
    where flow_version.flow = ${flow} and run.status = 'waiting'
    group by flow_version.number, run.node order by flow_version.number desc, run.node`
  return (await asked.execute(reads)).rows
}

/** The first contacts that wait at one place. */
export async function contactsWaitingAt(
  { reads }: Context,
  flow: string,
  { version, node, limit }: { version: number; node: string; limit: number },
): Promise<number[]> {
  const asked = sql<{ contact_id: number }>`
    select distinct contact_id from run
    where version_id = (select id from flow_version where flow = ${flow} and number = ${version})
      and node = ${node} and status = 'waiting'
    order by contact_id limit ${limit}`
  return (await asked.execute(reads)).rows.map(({ contact_id }) => contact_id)
}
