import type { Context, Unit } from '../context.ts'
import type { BulkUpdate } from '../dialects/dialect.ts'
import { contactTable } from '../tables/contact.ts'

const earlier: BulkUpdate = {
  table: contactTable,
  set: ['due_at'],
  where: { id: 'id' },
  with: {
    due_at: (given) =>
      `case when contact.due_at is null or contact.due_at > ${given} then ${given} else contact.due_at end`,
  },
}

/** Makes contacts due at the moment given at the latest. Contacts that are gone are passed over. */
export async function bringForward({ database }: Context, unit: Unit, due: ReadonlyMap<number, number>): Promise<void> {
  const rows = [...due].map(([id, due_at]) => ({ id, due_at })).sort((left, right) => left.id - right.id)
  const ids = rows.map(({ id }) => id)
  await database.lockContacts(unit, ids)
  await unit.update(earlier, rows)
}

/**
 * When a turn is stored: as the turn says, unless an input came in meanwhile that is due before.
 * The turn's own inputs must be gone by then.
 */
export function dueAfterTurn(given: string): string {
  const before = `coalesce(${given}, ${Number.MAX_SAFE_INTEGER})`
  const dueAt = 'coalesce(due_at, received_at)'
  return `coalesce((select min(${dueAt}) from input where contact_id = contact.id and ${dueAt} < ${before}), ${given})`
}
