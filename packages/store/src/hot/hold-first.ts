import type { NewDelivery } from '@etape/flow'
import { sql } from 'kysely'
import type { Context, Unit } from '../context.ts'
import { writeDelivery } from '../rows/history-rows.ts'
import type { DeliveryTable } from '../tables/delivery.ts'
import { heldContactTable, type FlowHoldTable } from '../tables/hold.ts'

/**
 * The rows of new messages; the first ones of a version that holds them wait for somebody to look. Versions that hold nothing,
 * which is nearly all, cost nothing.
 */
export async function holdFirst(
  context: Context,
  unit: Unit,
  deliveries: readonly NewDelivery[],
): Promise<DeliveryTable[]> {
  const versions = new Set(deliveries.flatMap(({ holdFor }) => (holdFor === undefined ? [] : [holdFor])))
  const keeping: Keeping[] = []
  for (const hold of await lockOpen(context, unit, [...versions])) {
    const asked = deliveries.filter(({ holdFor }) => holdFor === hold.version_id)
    keeping.push(await keepContacts(context, unit, { hold, asked }))
  }
  return deliveries.map((delivery) => {
    const kept = keeping.find(({ version }) => version === delivery.holdFor)
    const row = writeDelivery(delivery)
    return kept?.contacts.has(delivery.contactId) ? { ...row, status: 'held', due_at: null, hold: kept.version } : row
  })
}

/** A version, and whose messages it keeps of those asked about. */
interface Keeping {
  version: number
  contacts: ReadonlySet<number>
}

// Written, so that no two processes count the same contacts, and nobody lets everything go meanwhile.
async function lockOpen({ database }: Context, { query }: Unit, versions: readonly number[]): Promise<FlowHoldTable[]> {
  if (versions.length === 0) return []
  const locked = sql<FlowHoldTable>`
    update flow_hold set taken = taken where version_id in ${database.numbers(versions)} and ended_at is null
    returning version_id, flow, contacts, until, taken, opened_at, ended_at, ended_by`
  return (await locked.execute(query)).rows.toSorted((one, other) => one.version_id - other.version_id)
}

interface Asked {
  hold: FlowHoldTable
  asked: readonly NewDelivery[]
}

async function keepContacts(
  { database }: Context,
  unit: Unit,
  { hold: { version_id, contacts, until, taken }, asked }: Asked,
): Promise<Keeping> {
  const meant = asked.filter(({ createdAt }) => until === null || createdAt < until)
  const ids = [...new Set(meant.map(({ contactId }) => contactId))]
  const found = sql<{ contact_id: number; released_at: number | null }>`
    select contact_id, released_at from held_contact
    where version_id = ${version_id} and contact_id in ${database.numbers(ids)}`
  const known = new Map((await found.execute(unit.query)).rows.map((row) => [row.contact_id, row.released_at]))
  const places = contacts === null ? Infinity : contacts - taken
  const added = ids.filter((id) => !known.has(id)).slice(0, Math.max(0, places))
  await unit.insert(
    heldContactTable,
    added.map((contact_id) => ({ version_id, contact_id, released_at: null })),
  )
  if (added.length > 0) {
    const counted = sql`update flow_hold set taken = taken + ${added.length} where version_id = ${version_id}`
    await counted.execute(unit.query)
  }
  const waiting = ids.filter((id) => known.get(id) === null)
  return { version: version_id, contacts: new Set([...added, ...waiting]) }
}
